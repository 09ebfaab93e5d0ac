package io.github.crosspy.source.python;

import io.github.crosspy.StepException;
import io.github.crosspy.source.Lock;
import io.github.crosspy.source.LockedPython;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The releases that a lock pins; nothing is asked of the index. */
record LockedReleases(Lock lock) implements Releases {
    private static final String REMEDY = "Run mvn crosspy:lock to bring crosspy.lock up to date, and commit it";

    @Override
    public Optional<Release> choose(String project, List<Demand> demands) throws StepException {
        List<LockedPython> locked = lock.pythonFiles(project);
        if (locked.isEmpty()) {
            throw new StepException(
                    "crosspy.lock lacks " + project + " (" + Demand.describe(project, demands) + ")", REMEDY);
        }
        PythonVersion version = locked.stream()
                .map(entry -> PythonVersion.of(entry.version()))
                .filter(candidate -> Demand.allAccept(demands, candidate))
                .max(PythonVersion::compareTo)
                .orElseThrow(() -> new StepException(
                        "crosspy.lock has " + versions(locked) + " of " + project + ", but "
                                + Demand.describe(project, demands),
                        REMEDY));
        return Optional.of(new Release(
                project,
                version,
                file(locked, version, PythonProject.Kind.SDIST),
                file(locked, version, PythonProject.Kind.WHEEL)));
    }

    private static Optional<Release.File> file(
            List<LockedPython> locked, PythonVersion version, PythonProject.Kind kind) {
        return locked.stream()
                .filter(entry -> PythonVersion.of(entry.version()).equals(version))
                .filter(entry -> entry.file().endsWith(".whl") == (kind == PythonProject.Kind.WHEEL))
                .findFirst()
                .map(entry -> new Release.File(entry.file(), Optional.of(entry.sha256()), Optional.empty()));
    }

    private static String versions(List<LockedPython> locked) {
        return locked.stream().map(LockedPython::version).distinct().collect(Collectors.joining(", "));
    }
}
