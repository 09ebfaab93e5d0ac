package io.github.crosspy.report;

import io.github.crosspy.verify.Finding;
import io.github.crosspy.verify.Rule;
import io.github.crosspy.verify.Severity;
import io.github.crosspy.verify.Verdict;
import java.io.StringWriter;
import java.util.List;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** The verdict as JUnit XML as continuous integration shows it: one test case for each check. */
public final class JUnitXml {
    private JUnitXml() {}

    /** @return an XML document in UTF-8 with a final newline */
    public static String of(Verdict verdict) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            suite(verdict, xml);
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("writing to memory does not fail", e);
        }
        return text + "\n";
    }

    private static void suite(Verdict verdict, XMLStreamWriter xml) throws XMLStreamException {
        long failures = verdict.rules().stream()
                .filter(rule -> !of(verdict, rule, Severity.ERROR).isEmpty())
                .count();
        xml.writeCharacters("\n");
        xml.writeStartElement("testsuite");
        xml.writeAttribute("name", "crosspy.verify-elf." + verdict.target().name());
        xml.writeAttribute("tests", Integer.toString(verdict.rules().size()));
        xml.writeAttribute("failures", Long.toString(failures));
        xml.writeAttribute("errors", "0");
        xml.writeAttribute("skipped", "0");
        for (Rule rule : verdict.rules()) {
            testCase(verdict, rule, xml);
        }
        xml.writeCharacters("\n");
        xml.writeEndElement();
    }

    private static void testCase(Verdict verdict, Rule rule, XMLStreamWriter xml) throws XMLStreamException {
        List<Finding> errors = of(verdict, rule, Severity.ERROR);
        List<Finding> warnings = of(verdict, rule, Severity.WARNING);
        xml.writeCharacters("\n  ");
        xml.writeStartElement("testcase");
        xml.writeAttribute("classname", "crosspy.verify-elf." + verdict.target().name());
        xml.writeAttribute("name", rule.id());
        if (!errors.isEmpty()) {
            xml.writeStartElement("failure");
            xml.writeAttribute("type", rule.id());
            xml.writeAttribute("message", errors.size() + " of: " + rule.meaning());
            xml.writeCharacters(lines(errors));
            xml.writeEndElement();
        }
        if (!warnings.isEmpty()) {
            xml.writeStartElement("system-out");
            xml.writeCharacters(lines(warnings));
            xml.writeEndElement();
        }
        xml.writeEndElement();
    }

    private static List<Finding> of(Verdict verdict, Rule rule, Severity severity) {
        return verdict.findings().stream()
                .filter(finding -> finding.checkId().equals(rule.id()) && finding.severity() == severity)
                .toList();
    }

    private static String lines(List<Finding> findings) {
        return findings.stream()
                .map(finding -> Printable.of(finding.file() + " " + finding.message() + ". " + finding.remedy()))
                .collect(Collectors.joining("\n"));
    }
}
