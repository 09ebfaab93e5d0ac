package io.github.crosspy.sysroot;

import io.github.crosspy.StepException;
import io.github.crosspy.buildroot.Shell;
import io.github.crosspy.debian.BinaryPackage;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * dpkg takes its excludes for a whole run, the POM gives them for each package. apt installs with the excludes of all;
 * the few packages that lost a file to another package's pattern are unpacked once more with their own alone.
 */
final class Reinstallation {
    private Reinstallation() {}

    static String script(List<BinaryPackage> packages, PathExcludes excludes) throws IOException, StepException {
        Set<String> all = new TreeSet<>();
        packages.forEach(binary -> all.addAll(excludes.inLayer(binary.name())));
        StringBuilder script = new StringBuilder();
        for (BinaryPackage binary : packages) {
            List<String> own = excludes.inLayer(binary.name());
            if (!own.containsAll(all) && losesTooMuch(binary, all, own)) {
                script.append(unpack(binary, own));
            }
        }
        return script.toString();
    }

    private static boolean losesTooMuch(BinaryPackage binary, Set<String> all, List<String> own)
            throws IOException, StepException {
        return binary.contents().stream()
                .map(file -> "/" + file.path())
                .anyMatch(path -> anyMatches(all, path) && !anyMatches(own, path));
    }

    private static boolean anyMatches(Collection<String> patterns, String path) {
        return patterns.stream().anyMatch(pattern -> PathExcludes.matches(pattern, path));
    }

    private static String unpack(BinaryPackage binary, List<String> own) {
        String options = own.stream()
                .map(pattern -> Shell.quote("--path-exclude=" + pattern))
                .collect(Collectors.joining(" "));
        return "dpkg " + options + " --install "
                + Shell.quote("/mnt/repository/" + binary.file().getFileName()) + "\n";
    }
}
