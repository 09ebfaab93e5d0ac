package io.github.crosspy.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.crosspy.target.Targets;
import io.github.crosspy.verify.Finding;
import io.github.crosspy.verify.Rule;
import io.github.crosspy.verify.Severity;
import io.github.crosspy.verify.Verdict;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.w3c.dom.Element;

public class ReportTest {
    private static final Finding ERROR = new Finding(
            "float-abi",
            Severity.ERROR,
            "x 1:2.deb!usr/lib/bäd\u0007.so",
            "has <soft> & \u001b[31mred",
            "Build it again.");

    private static final Finding WARNING =
            new Finding("needed-resolved", Severity.WARNING, "sysroot!usr/bin/x", "needs liba.so.1", "Install it.");

    private static final Finding ACCEPTED = new Finding(
            "fpu-max", Severity.INFO, "y.deb!usr/lib/libcrypto.so.1.1", "needs NEON; accepted: dispatch", "None.");

    @org.junit.Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private static Verdict verdict(Finding... findings) throws Exception {
        List<Rule> rules = Stream.of("float-abi", "fpu-max", "needed-resolved")
                .map(id -> new Rule(id, Severity.ERROR, "Meaning of " + id + ".", "Remedy.", "a specification"))
                .toList();
        return new Verdict(Targets.named("armel"), rules, List.of(findings), 2, 30, 20);
    }

    @Test
    public void jsonHasEverything() throws Exception {
        JsonNode json = new ObjectMapper().readTree(VerdictJson.of(verdict(ACCEPTED, WARNING, ERROR)));

        assertThat(json.get("schema").asInt()).isEqualTo(1);
        assertThat(json.get("target").asText()).isEqualTo("armel");
        assertThat(json.get("failed").asBoolean()).isTrue();
        assertThat(json.get("counts"))
                .hasToString("{\"packages\":2,\"files\":30,\"elfFiles\":20,\"error\":1,\"warning\":1,\"info\":1}");
        assertThat(json.get("rules")).hasSize(3);
        assertThat(json.at("/findings/0/check").asText()).isEqualTo("float-abi");
        assertThat(json.at("/findings/0/file").asText()).isEqualTo(ERROR.file());
        assertThat(json.at("/findings/2/severity").asText()).isEqualTo("info");
    }

    private static List<String> schemaFaults(JsonNode json) throws Exception {
        try (InputStream in = VerdictJson.class.getResourceAsStream("verify.schema.json")) {
            return new JsonSchema(new ObjectMapper().readTree(in)).faults(json);
        }
    }

    @Test
    public void jsonFollowsItsSchema() throws Exception {
        JsonNode json = new ObjectMapper().readTree(VerdictJson.of(verdict(ACCEPTED, WARNING, ERROR)));

        assertThat(schemaFaults(json)).isEmpty();
    }

    @Test
    public void schemaRefusesWhatTheVerdictNeverHas() throws Exception {
        ObjectNode json = (ObjectNode) new ObjectMapper().readTree(VerdictJson.of(verdict(ERROR)));
        json.put("schema", 2).put("more", true).remove("target");
        ((ObjectNode) json.get("counts")).put("files", -1).put("info", "none");
        ((ObjectNode) json.at("/findings/0")).put("severity", "fatal").put("file", "");

        assertThat(schemaFaults(json))
                .containsExactlyInAnyOrder(
                        " required",
                        "/schema const",
                        "/more is not in the schema",
                        "/counts/files minimum",
                        "/counts/info type",
                        "/findings/0/severity enum",
                        "/findings/0/file minLength");
    }

    @Test
    public void htmlHasEveryFindingAndCheckAndNothingFromOutside() throws Exception {
        String html = VerdictHtml.of(verdict(ERROR, WARNING, ACCEPTED));

        assertThat(html)
                .contains("<strong class=\"failed\">Failed.</strong> 1 errors, 1 warnings, 1 notes")
                .contains("<tr class=\"error\"><td>error</td><td>float-abi</td>")
                .contains("<td>has &lt;soft&gt; &amp; \ufffd[31mred</td>")
                .contains("<tr class=\"info\"><td>info</td><td>fpu-max</td>")
                .contains("<td>Meaning of needed-resolved.</td>")
                .doesNotContain("<soft>")
                .doesNotContainPattern("@[A-Z]+@")
                .doesNotContainPattern("(src|href)=|https?://|@import|url\\(");
        assertThat(VerdictHtml.of(verdict(ACCEPTED))).contains("<strong class=\"passed\">Passed.</strong>");
    }

    @Test
    public void htmlTakesTextOfFindingsForTextOnly() throws Exception {
        Finding hostile = new Finding("x", Severity.ERROR, "@RULES@<script>", "\"$1\\", "Cure.");

        assertThat(VerdictHtml.of(verdict(hostile)))
                .contains("<td class=\"file\">@RULES@&lt;script&gt;</td><td>&quot;$1\\</td>");
    }

    @Test
    public void theOrderOfFindingsDoesNotChangeTheBytes() throws Exception {
        Verdict one = verdict(ERROR, WARNING, ACCEPTED);
        Verdict other = verdict(ACCEPTED, ERROR, WARNING);

        assertThat(VerdictJson.of(one))
                .isEqualTo(VerdictJson.of(other))
                .endsWith("}\n")
                .doesNotContain("\r");
        assertThat(Sarif.of(one)).isEqualTo(Sarif.of(other));
        assertThat(JUnitXml.of(one)).isEqualTo(JUnitXml.of(other));
        assertThat(VerdictHtml.of(one)).isEqualTo(VerdictHtml.of(other)).doesNotContain("\r");
    }

    @Test
    public void junitHasOneTestCaseForEachCheck() throws Exception {
        Element suite = parse(JUnitXml.of(verdict(ERROR, WARNING, ACCEPTED)));

        assertThat(suite.getTagName()).isEqualTo("testsuite");
        assertThat(suite.getAttribute("tests")).isEqualTo("3");
        assertThat(suite.getAttribute("failures")).isEqualTo("1");
        assertThat(suite.getElementsByTagName("testcase").getLength()).isEqualTo(3);
        Element failure = (Element) suite.getElementsByTagName("failure").item(0);
        assertThat(((Element) failure.getParentNode()).getAttribute("name")).isEqualTo("float-abi");
        assertThat(failure.getTextContent())
                .isEqualTo("x 1:2.deb!usr/lib/bäd\ufffd.so has <soft> & \ufffd[31mred. Build it again.");
        assertThat(suite.getElementsByTagName("system-out").item(0).getTextContent())
                .contains("liba.so.1");
    }

    @Test
    public void junitOfAGoodVerdictHasNoFailure() throws Exception {
        Element suite = parse(JUnitXml.of(verdict(ACCEPTED)));

        assertThat(suite.getAttribute("failures")).isEqualTo("0");
        assertThat(suite.getElementsByTagName("failure").getLength()).isZero();
    }

    private static Element parse(String xml) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)))
                .getDocumentElement();
    }

    @Test
    public void sarifPointsToFilesByRelativeUri() throws Exception {
        JsonNode sarif = new ObjectMapper().readTree(Sarif.of(verdict(ERROR, WARNING, ACCEPTED)));

        assertThat(sarif.get("version").asText()).isEqualTo("2.1.0");
        JsonNode run = sarif.at("/runs/0");
        assertThat(run.at("/tool/driver/rules")).hasSize(3);
        assertThat(run.at("/results/0/ruleId").asText()).isEqualTo("float-abi");
        assertThat(run.at("/results").findValuesAsText("level")).containsExactly("error", "warning", "note");
        assertThat(run.at("/results/0/locations/0/physicalLocation/artifactLocation/uri")
                        .asText())
                .isEqualTo("./x%201:2.deb!usr/lib/b%C3%A4d%07.so");
    }

    @Test
    public void consoleTellsWhatWhereWhyAndCure() throws Exception {
        assertThat(ConsoleTable.of(verdict(ERROR, WARNING, ACCEPTED)))
                .containsExactly(
                        "ERROR  float-abi (1)",
                        "  x 1:2.deb!usr/lib/bäd\ufffd.so  has <soft> & \ufffd[31mred",
                        "  cure: Build it again.",
                        "WARNING  needed-resolved (1)",
                        "  sysroot!usr/bin/x  needs liba.so.1",
                        "  cure: Install it.",
                        "armel: 20 ELF files in 30 files, 2 packages and wheels: 1 errors, 1 warnings, 1 notes");
    }

    @Test
    public void writesAndReplacesFourFiles() throws Exception {
        Path directory = folder.getRoot().toPath().resolve("armel");
        VerdictFiles.write(verdict(ERROR), directory);
        VerdictFiles.write(verdict(ACCEPTED), directory);

        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files)
                    .extracting(file -> file.getFileName().toString())
                    .containsExactlyInAnyOrder("verify.html", "verify.json", "verify.junit.xml", "verify.sarif");
        }
        assertThat(Files.readString(directory.resolve("verify.json"))).isEqualTo(VerdictJson.of(verdict(ACCEPTED)));
    }
}
