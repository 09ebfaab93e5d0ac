package io.github.crosspy.target;

import java.util.List;
import java.util.Objects;

/**
 * One Debian architecture that packages are built for.
 *
 * @param name Debian's name of the architecture, such as {@code armel}
 * @param triplet GNU triplet as dpkg-architecture's DEB_HOST_MULTIARCH, such as {@code arm-linux-gnueabi}
 * @param rustTriple the target triple that Debian's libstd-rust-dev of this architecture is for
 * @param hostPlatform value of {@code _PYTHON_HOST_PLATFORM}, such as {@code linux-armv5tel}
 * @param platformTags wheel platform tags (PEP 425) that pip on the target's devices accepts, never empty; several make a compressed set
 * @param buildTag wheel build tag (PEP 427) that tells apart targets whose platform tags overlap, or empty
 * @param emulator qemu-user program, such as {@code qemu-arm-static}
 * @param lowestCpu the emulator's {@code -cpu} for the weakest machine of the target
 * @param abi what ELF files of the target must be
 */
public record Target(
        String name,
        String triplet,
        String rustTriple,
        String hostPlatform,
        List<String> platformTags,
        String buildTag,
        String emulator,
        String lowestCpu,
        AbiContract abi) {

    public Target {
        Objects.requireNonNull(name);
        Objects.requireNonNull(triplet);
        platformTags = List.copyOf(platformTags);
    }

    /** The same target, on devices that have these libraries. */
    public Target with(LibraryContract libraries) {
        return new Target(
                name,
                triplet,
                rustTriple,
                hostPlatform,
                platformTags,
                buildTag,
                emulator,
                lowestCpu,
                abi.with(libraries));
    }

    /** The platform part of wheel file names: the tags joined by dots, as PEP 425 writes a compressed set. */
    public String platformTag() {
        return String.join(".", platformTags);
    }

    @Override
    public String toString() {
        return name;
    }
}
