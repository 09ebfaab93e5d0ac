package io.github.crosspy.target;

import io.github.crosspy.StepException;
import io.github.crosspy.target.AbiContract.FloatAbi;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The targets that the plugin can build for. */
public final class Targets {
    /** Tag_CPU_arch values of the ARM build attributes (ABI addenda, IHI 0045). */
    private static final int CPU_V5TE = 4;

    private static final int CPU_V7 = 10;
    /** Tag_FP_arch value of VFPv3-D16, the FPU that Debian's armhf port requires. */
    private static final int FPU_VFPV3_D16 = 4;

    private static final int NO_TAG = -1;

    private static final Map<String, Target> BY_NAME = index(List.of(
            // The tag of an armel wheel follows the device's CPU (uname -m), so it needs all of them; the build tag
            // keeps its file name apart from armhf's, whose devices answer linux_armv7l too.
            new Target(
                    "armel",
                    "arm-linux-gnueabi",
                    "armv5te-unknown-linux-gnueabi",
                    "linux-armv5tel",
                    List.of("linux_armv5tel", "linux_armv6l", "linux_armv7l"),
                    "0armel",
                    "qemu-arm-static",
                    "arm926",
                    new AbiContract(32, true, AbiContract.EM_ARM, FloatAbi.SOFT, "/lib/ld-linux.so.3", CPU_V5TE, 0)),
            new Target(
                    "armhf",
                    "arm-linux-gnueabihf",
                    "armv7-unknown-linux-gnueabihf",
                    "linux-armv7l",
                    List.of("linux_armv7l"),
                    "0armhf",
                    "qemu-arm-static",
                    "cortex-a8",
                    new AbiContract(
                            32,
                            true,
                            AbiContract.EM_ARM,
                            FloatAbi.HARD,
                            "/lib/ld-linux-armhf.so.3",
                            CPU_V7,
                            FPU_VFPV3_D16)),
            new Target(
                    "arm64",
                    "aarch64-linux-gnu",
                    "aarch64-unknown-linux-gnu",
                    "linux-aarch64",
                    List.of("linux_aarch64"),
                    "",
                    "qemu-aarch64-static",
                    "cortex-a53",
                    contract(64, AbiContract.EM_AARCH64, "/lib/ld-linux-aarch64.so.1")),
            new Target(
                    "riscv64",
                    "riscv64-linux-gnu",
                    "riscv64gc-unknown-linux-gnu",
                    "linux-riscv64",
                    List.of("linux_riscv64"),
                    "",
                    "qemu-riscv64-static",
                    "rv64",
                    contract(64, AbiContract.EM_RISCV, "/lib/ld-linux-riscv64-lp64d.so.1")),
            new Target(
                    "ppc64el",
                    "powerpc64le-linux-gnu",
                    "powerpc64le-unknown-linux-gnu",
                    "linux-ppc64le",
                    List.of("linux_ppc64le"),
                    "",
                    "qemu-ppc64le-static",
                    "power8",
                    contract(64, AbiContract.EM_PPC64, "/lib64/ld64.so.2")),
            new Target(
                    "s390x",
                    "s390x-linux-gnu",
                    "s390x-unknown-linux-gnu",
                    "linux-s390x",
                    List.of("linux_s390x"),
                    "",
                    "qemu-s390x-static",
                    "qemu",
                    new AbiContract(
                            64, false, AbiContract.EM_S390, FloatAbi.NOT_APPLICABLE, "/lib/ld64.so.1", NO_TAG, NO_TAG)),
            new Target(
                    "i386",
                    "i386-linux-gnu",
                    "i686-unknown-linux-gnu",
                    "linux-i686",
                    List.of("linux_i686"),
                    "",
                    "qemu-i386-static",
                    "pentium3",
                    contract(32, AbiContract.EM_386, "/lib/ld-linux.so.2"))));

    private Targets() {}

    /**
     * @param names Debian architecture names joined by commas, as {@code crosspy.targets} gives them; null counts as empty
     * @return the targets in the order given, each once
     * @throws StepException when a name is unknown or none is given
     */
    public static List<Target> parse(String names) throws StepException {
        List<Target> targets = new ArrayList<>();
        for (String name : names == null ? List.<String>of() : Arrays.asList(names.split(","))) {
            if (!name.isBlank() && !targets.contains(named(name.strip()))) {
                targets.add(named(name.strip()));
            }
        }
        if (targets.isEmpty()) {
            throw new StepException(
                    "No target is set",
                    "Set the property crosspy.targets, for example -Dcrosspy.targets=armel, or a profile that does");
        }
        return List.copyOf(targets);
    }

    /**
     * @param name Debian's name of an architecture
     * @throws StepException when the plugin does not know the architecture
     */
    public static Target named(String name) throws StepException {
        Target target = BY_NAME.get(name);
        if (target == null) {
            throw new StepException(
                    "Unknown target '" + name + "'",
                    "Set crosspy.targets to a comma list of Debian architectures out of "
                            + String.join(", ", BY_NAME.keySet()));
        }
        return target;
    }

    private static AbiContract contract(int elfClass, int machine, String interpreter) {
        return new AbiContract(elfClass, true, machine, FloatAbi.NOT_APPLICABLE, interpreter, NO_TAG, NO_TAG);
    }

    private static Map<String, Target> index(List<Target> targets) {
        Map<String, Target> byName = new TreeMap<>();
        targets.forEach(target -> byName.put(target.name(), target));
        return Collections.unmodifiableMap(byName);
    }
}
