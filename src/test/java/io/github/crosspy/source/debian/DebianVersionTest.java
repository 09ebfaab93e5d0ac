package io.github.crosspy.source.debian;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.Assume.assumeTrue;

import io.github.crosspy.StepException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.Test;

public class DebianVersionTest {
    /** Each list ascends; what is within one string, divided by spaces, is equal. Made with dpkg 1.21.22. */
    private static final List<List<String>> ASCENDING = List.of(
            List.of(
                    "1.0~~",
                    "1.0~~a",
                    "1.0~",
                    "1.0~rc1",
                    "1.0~rc1-1",
                    "1.0 1.0-0 0:1.0 00:1.00-00",
                    "1.0-0.1",
                    "1.0-1"),
            List.of("1.0-~1+", "1.0", "1.0-1", "1.0a", "1.0b", "1.0ba", "1.0+dfsg", "1.0.1"),
            List.of("2.7.18-8", "2.7.18-8+deb11u1", "2.7.18-9", "2.7.18-10", "1:0.1", "2:0"),
            List.of("0~git20141210", "0~git20141210120000", "0.20141210120000123456789", "0.20141210120000123456790"),
            List.of("1.-1", "1.9", "1.10", "1.A", "1.Z", "1.a", "1.+", "1.."),
            List.of("a", "a1", "aa", "a+"),
            List.of("1-1~bpo11+1", "1-1", "1-1+b1", "1-1.1", "1-2"),
            List.of("1.1.1w-0+deb11u1", "3.0.11-1~deb12u2", "3.0.20-1~deb12u1"),
            List.of("1:2.3", "1:2:3", "1:2:3-1", "01:3"));

    private static final List<String> NOT_VERSIONS =
            List.of("", "1.0-", "-1", "1 0", "1:", ":1", "a:1", "1.0_1", "1.0-1_2", "é", "1/2", "1:2-3:4", "1:a:b-1-");

    @Test
    public void ordersAsListed() throws Exception {
        for (List<String> ascending : ASCENDING) {
            for (int i = 0; i < ascending.size(); i++) {
                for (int j = 0; j < ascending.size(); j++) {
                    assertOrder(ascending.get(i), ascending.get(j), Integer.compare(i, j));
                }
            }
        }
    }

    private static void assertOrder(String lefts, String rights, int expected) throws StepException {
        for (String left : lefts.split(" ")) {
            for (String right : rights.split(" ")) {
                int order = DebianVersion.of(left).compareTo(DebianVersion.of(right));
                assertThat(Integer.signum(order)).as(left + " and " + right).isEqualTo(expected);
            }
        }
    }

    @Test
    public void splitsAtTheFirstColonAndTheLastDash() throws Exception {
        assertThat(DebianVersion.of("1:1.2-3:4-5")).isEqualTo(new DebianVersion("1", "1.2-3:4", "5"));
        assertThat(DebianVersion.of("1.2.13.dfsg-1")).isEqualTo(new DebianVersion("", "1.2.13.dfsg", "1"));
        assertThat(DebianVersion.of("1:1.2-3").withoutEpoch()).isEqualTo("1.2-3");
    }

    @Test
    public void keepsItsSpelling() throws Exception {
        for (String text : List.of("0:1.0", "1.0-0", "00:1-1", "1.0")) {
            assertThat(DebianVersion.of(text)).hasToString(text);
        }
    }

    @Test
    public void refusesWhatIsNoVersion() {
        for (String text : NOT_VERSIONS) {
            assertThatThrownBy(() -> DebianVersion.of(text)).as(text).isInstanceOf(StepException.class);
        }
    }

    /** The vectors above and random neighbours of them, asked of the host's dpkg in one shell. */
    @Test
    public void agreesWithDpkg() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/dpkg")));
        List<String[]> pairs = new ArrayList<>();
        ASCENDING.forEach(list -> list.forEach(left ->
                list.forEach(right -> pairs.add(new String[] {left.split(" ")[0], right.split(" ")[0]}))));
        Random random = new Random(5612);
        for (int i = 0; i < 150; i++) {
            pairs.add(new String[] {randomVersion(random), randomVersion(random)});
        }
        StringBuilder script = new StringBuilder("exec 2>&-\n");
        for (String[] pair : pairs) {
            String comparison = "dpkg --compare-versions '" + pair[0] + "' %s '" + pair[1] + "'";
            script.append("if " + comparison.formatted("lt") + "; then echo lt; ");
            script.append("elif " + comparison.formatted("gt") + "; then echo gt; else echo eq; fi\n");
        }
        List<String> answers = shell(script.toString());

        assertThat(answers).hasSameSizeAs(pairs);
        for (int i = 0; i < pairs.size(); i++) {
            int order = DebianVersion.of(pairs.get(i)[0]).compareTo(DebianVersion.of(pairs.get(i)[1]));
            String ours = order == 0 ? "eq" : order < 0 ? "lt" : "gt";
            assertThat(ours).as(String.join(" and ", pairs.get(i))).isEqualTo(answers.get(i));
        }
    }

    private static String randomVersion(Random random) {
        String alphabet = "0019a~Z.+-";
        StringBuilder version = new StringBuilder(random.nextInt(4) == 0 ? "1:1" : "1");
        for (int length = random.nextInt(6); length > 0; length--) {
            version.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return version.append(random.nextBoolean() ? "0" : "~").toString();
    }

    private static List<String> shell(String script) throws Exception {
        Process shell = new ProcessBuilder("/bin/sh").redirectErrorStream(true).start();
        try (var in = shell.outputWriter()) {
            in.write(script);
        }
        List<String> answers = shell.inputReader().lines().toList();
        shell.waitFor();
        return answers;
    }
}
