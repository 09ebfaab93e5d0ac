package io.github.crosspy.sysroot;

import io.github.crosspy.StepException;
import io.github.crosspy.debian.BinaryPackage;
import io.github.crosspy.target.Target;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** Chooses among the packages that were built those that something is installed from. */
final class InstallablePackages {
    private static final Set<String> DEBUG_SECTIONS = Set.of("debug", "debian-installer");

    private InstallablePackages() {}

    /** What a device would install, and what is needed to develop for it: all but debug packages and udebs. */
    static List<BinaryPackage> forTree(List<Path> built, Target target) throws IOException, StepException {
        List<BinaryPackage> chosen = new ArrayList<>();
        for (Path deb : built) {
            BinaryPackage binary = BinaryPackage.read(deb);
            String section = binary.control().value("Section").orElse("");
            boolean debug = DEBUG_SECTIONS.contains(section.substring(section.indexOf('/') + 1))
                    || binary.name().endsWith("-dbg")
                    || binary.name().endsWith("-dbgsym");
            if (!debug
                    && (binary.architecture().equals(target.name())
                            || binary.architecture().equals("all"))) {
                chosen.add(binary);
            }
        }
        // One order, whatever order the modules came in: the same packages make the same layer.
        chosen.sort(Comparator.comparing(BinaryPackage::name).thenComparing(BinaryPackage::version));
        return List.copyOf(chosen);
    }

    /**
     * What can stand beside the build side's packages: {@code Multi-Arch: same} is Debian's word for that (Debian policy,
     * multiarch specification). Programs cannot, and are not needed to compile.
     */
    static List<BinaryPackage> forLayer(List<Path> built, Target target) throws IOException, StepException {
        return forTree(built, target).stream()
                .filter(binary -> binary.multiArch().equals("same"))
                .toList();
    }
}
