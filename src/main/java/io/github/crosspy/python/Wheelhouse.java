package io.github.crosspy.python;

import io.github.crosspy.StepException;
import io.github.crosspy.store.AtomicFiles;
import io.github.crosspy.store.Digests;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Makes a directory of wheels an index of its own: pip takes it by {@code --find-links DIR} and by
 * {@code --index-url file://DIR/simple} (PEP 503).
 */
public final class Wheelhouse {
    /**
     * Writes {@code simple/}, in place of an earlier one.
     *
     * @param directory with the wheels themselves, not in directories below it
     * @return the wheels, sorted by file name
     * @throws StepException when a wheel is damaged, or the wheels of one project have different versions
     * @throws IOException when the directory cannot be read or written
     */
    public List<Wheel> run(Path directory) throws StepException, IOException {
        List<Wheel> wheels = new ArrayList<>();
        for (Path file : files(directory)) {
            wheels.add(Wheel.read(file));
        }
        Map<String, List<Wheel>> projects = byProject(wheels);
        Path simple = directory.resolve("simple");
        Path beside = AtomicFiles.beside(simple);
        try {
            AtomicFiles.write(beside.resolve("index.html"), page("Simple index", links(projects)));
            for (Map.Entry<String, List<Wheel>> project : projects.entrySet()) {
                byte[] page = page("Links for " + project.getKey(), links(project.getValue()));
                AtomicFiles.write(beside.resolve(project.getKey()).resolve("index.html"), page);
            }
            AtomicFiles.deleteTree(simple);
            Files.move(beside, simple, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            AtomicFiles.deleteTree(beside);
        }
        return List.copyOf(wheels);
    }

    private static List<Path> files(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.getFileName().toString().endsWith(".whl"))
                    .sorted()
                    .toList();
        }
    }

    private static Map<String, List<Wheel>> byProject(List<Wheel> wheels) throws StepException {
        Map<String, List<Wheel>> projects = new TreeMap<>();
        for (Wheel wheel : wheels) {
            List<Wheel> others = projects.computeIfAbsent(wheel.normalizedName(), name -> new ArrayList<>());
            if (!others.isEmpty() && !others.get(0).version().equals(wheel.version())) {
                Path one = others.get(0).file();
                throw new StepException(
                        one + " and " + wheel.file().getFileName() + " are two versions of " + wheel.project(),
                        "Ask for one version of " + wheel.project() + " in all modules that end up together");
            }
            others.add(wheel);
        }
        return projects;
    }

    private static List<String> links(Map<String, List<Wheel>> projects) {
        return projects.keySet().stream()
                .map(name -> "<a href=\"" + name + "/\">" + name + "</a>")
                .toList();
    }

    private static List<String> links(List<Wheel> wheels) throws IOException {
        List<String> links = new ArrayList<>();
        for (Wheel wheel : wheels) {
            String name = wheel.file().getFileName().toString();
            String url = "../../" + URLEncoder.encode(name, StandardCharsets.UTF_8) + "#sha256="
                    + Digests.sha256(wheel.file());
            String requires = wheel.requiresPython()
                    .map(specifier -> " data-requires-python=\"" + escaped(specifier) + "\"")
                    .orElse("");
            links.add("<a href=\"" + url + "\"" + requires + ">" + escaped(name) + "</a>");
        }
        return links;
    }

    private static byte[] page(String title, List<String> links) {
        StringBuilder html = new StringBuilder("<!DOCTYPE html>\n<html>\n<head><meta charset=\"utf-8\"><title>");
        html.append(title).append("</title></head>\n<body>\n");
        links.forEach(link -> html.append(link).append("<br>\n"));
        return html.append("</body>\n</html>\n").toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
