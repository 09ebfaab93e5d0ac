package io.github.crosspy.buildroot;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.Test;

public class ShellTest {
    private static final List<String> HOSTILE = List.of(
            "",
            " ",
            "plain",
            "two words",
            "it's",
            "''",
            "'",
            "\"",
            "$HOME",
            "$(id)",
            "`id`",
            "\\",
            "\\'",
            "a\nb",
            "\n",
            "*",
            "~",
            "#",
            "!",
            "é 😀",
            "-n",
            ";&|<>(){}[]",
            "\t",
            "%s",
            "a\\nb");

    @Test
    public void everyWordArrivesAsItIs() throws Exception {
        assertThat(shell("printf '%s\\037' " + Shell.quote(HOSTILE))).isEqualTo(String.join("\037", HOSTILE) + "\037");
        assertThat(Shell.quote(List.of())).isEmpty();
    }

    @Test
    public void variablesArriveAsTheyAre() throws Exception {
        for (String value : HOSTILE) {
            assertThat(shell(Shell.exports(Map.of("VALUE", value)) + "sh -c 'printf \"%s|\" \"$VALUE\"'"))
                    .isEqualTo(value + "|");
        }
    }

    @Test
    public void variablesAreSorted() {
        Map<String, String> variables = new LinkedHashMap<>();
        variables.put("B", "2");
        variables.put("A", "1");

        assertThat(Shell.exports(variables)).isEqualTo("export A='1'\nexport B='2'\n");
        assertThat(Shell.exports(Map.of())).isEmpty();
    }

    private static String shell(String script) throws Exception {
        Process process = new ProcessBuilder("sh", "-euc", script)
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return output;
    }
}
