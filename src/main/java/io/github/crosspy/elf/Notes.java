package io.github.crosspy.elf;

import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What GNU's notes say of a file.
 *
 * @param buildId NT_GNU_BUILD_ID in lower-case hexadecimal
 * @param abiTag NT_GNU_ABI_TAG
 * @param arm64Features GNU_PROPERTY_AARCH64_FEATURE_1_AND of NT_GNU_PROPERTY_TYPE_0: 1 branch targets (BTI), 2 signed
 *     return addresses (PAC)
 */
public record Notes(Optional<String> buildId, Optional<AbiTag> abiTag, OptionalInt arm64Features) {
    static final Notes NONE = new Notes(Optional.empty(), Optional.empty(), OptionalInt.empty());

    public Notes {
        Objects.requireNonNull(buildId);
        Objects.requireNonNull(abiTag);
        Objects.requireNonNull(arm64Features);
    }

    /**
     * The system that a program was made for.
     *
     * @param system 0 is Linux
     * @param major first number of the oldest kernel that will do
     * @param minor second number
     * @param patch third number
     */
    public record AbiTag(int system, int major, int minor, int patch) {}
}
