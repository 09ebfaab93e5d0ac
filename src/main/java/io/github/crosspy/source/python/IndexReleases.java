package io.github.crosspy.source.python;

import io.github.crosspy.StepException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The newest final release on the index that serves all demands and the Python. Pre-releases (PEP 440) and yanked files
 * (PEP 592) are taken only when a demand pins their version.
 */
record IndexReleases(PackageIndex index, InterpreterVersion python) implements Releases {
    private static final Logger LOG = LoggerFactory.getLogger(IndexReleases.class);

    @Override
    public Optional<Release> choose(String project, List<Demand> demands) throws StepException, IOException {
        Optional<List<IndexFile>> files = index.files(project, demands.get(0).by());
        if (files.isEmpty()) {
            return Optional.empty();
        }
        NavigableMap<PythonVersion, List<IndexFile>> versions = versions(files.get());
        for (Map.Entry<PythonVersion, List<IndexFile>> entry : versions.entrySet()) {
            if (Demand.allAccept(demands, entry.getKey())) {
                boolean pinned = Demand.anyPins(demands, entry.getKey());
                List<IndexFile> usable = usable(entry.getValue(), pinned);
                if (!usable.isEmpty() && (pinned || !entry.getKey().isPrerelease())) {
                    return Optional.of(release(project, entry.getKey(), usable));
                }
            }
        }
        throw noneFits(project, demands, versions);
    }

    /** Files for the Python by version, the newest first. */
    private NavigableMap<PythonVersion, List<IndexFile>> versions(List<IndexFile> files) {
        NavigableMap<PythonVersion, List<IndexFile>> versions = new TreeMap<>(Comparator.reverseOrder());
        for (IndexFile file : files) {
            if (file.distribution().fits(python) && python.fits(file.requiresPython())) {
                versions.computeIfAbsent(file.distribution().version(), key -> new ArrayList<>())
                        .add(file);
            }
        }
        return versions;
    }

    private static List<IndexFile> usable(List<IndexFile> files, boolean pinned) {
        List<IndexFile> kept =
                files.stream().filter(file -> file.yanked().isEmpty()).toList();
        return kept.isEmpty() && pinned ? files : kept;
    }

    private static Release release(String project, PythonVersion version, List<IndexFile> files) {
        files.get(0)
                .yanked()
                .ifPresent(reason -> LOG.warn(
                        "{} {} was withdrawn from the index{}; it is taken because its version is pinned",
                        project,
                        version,
                        reason.isBlank()
                                ? ""
                                : " (" + reason.lines().findFirst().orElse("") + ")"));
        return new Release(
                project,
                version,
                first(files, file -> file.kind() == PythonProject.Kind.SDIST),
                first(files, DistributionName::isPureWheel));
    }

    private static Optional<Release.File> first(List<IndexFile> files, Predicate<DistributionName> kind) {
        return files.stream()
                .filter(file -> kind.test(file.distribution()))
                .min(Comparator.comparing(
                                (IndexFile file) -> file.distribution().formatRank())
                        .thenComparing(file -> file.distribution().fileName()))
                .map(file ->
                        new Release.File(file.distribution().fileName(), file.sha256(), Optional.of(file.address())));
    }

    private StepException noneFits(
            String project, List<Demand> demands, NavigableMap<PythonVersion, List<IndexFile>> versions) {
        String asked = Demand.describe(project, demands);
        if (versions.isEmpty()) {
            return new StepException(
                    "The index has no file of " + project + " for Python " + python.series() + " (" + asked + ")",
                    "Ask for a project that supports this Python, or give the <path> of a source that does");
        }
        Optional<PythonVersion> passedOver = versions.keySet().stream()
                .filter(version -> Demand.allAccept(demands, version))
                .findFirst();
        if (passedOver.isPresent()) {
            return new StepException(
                    "Only pre-releases or yanked releases of " + project + " fit (" + asked + ")",
                    "If you want one of them, pin it: <wheel>" + project + "==" + passedOver.get() + "</wheel>");
        }
        List<PythonVersion> newest = new ArrayList<>(versions.keySet()).subList(0, Math.min(5, versions.size()));
        Collections.reverse(newest);
        return new StepException(
                "No version of " + project + " for Python " + python.series() + " fits: " + asked
                        + " (the index's newest: " + newest.toString().replaceAll("[\\[\\]]", "") + ")",
                "Change the versions that the POM asks for so that one version serves all of them");
    }
}
