package io.github.crosspy.verify;

import io.github.crosspy.elf.ElfHeader;
import io.github.crosspy.target.AbiContract;

/** Names of machines for messages. */
final class MachineName {
    private MachineName() {}

    static String of(ElfHeader header) {
        return of(header.machine(), header.elfClass(), header.littleEndian());
    }

    static String of(AbiContract abi) {
        return of(abi.machine(), abi.elfClass(), abi.littleEndian());
    }

    private static String of(int machine, int elfClass, boolean littleEndian) {
        String name = switch (machine) {
            case AbiContract.EM_386 -> "i386";
            case AbiContract.EM_PPC64 -> "PowerPC64";
            case AbiContract.EM_S390 -> "S/390";
            case AbiContract.EM_ARM -> "ARM";
            case AbiContract.EM_X86_64 -> "x86-64";
            case AbiContract.EM_AARCH64 -> "AArch64";
            case AbiContract.EM_RISCV -> "RISC-V";
            default -> "machine " + machine;
        };
        return name + " (" + elfClass + "-bit, " + (littleEndian ? "little" : "big") + "-endian)";
    }
}
