package io.github.crosspy.elf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Random;
import org.junit.Test;

/** Damages files at random, the same way in each run, and expects nothing but the declared exception. */
public class ElfFuzzTest {
    private static final int MUTANTS = 20_000;

    private static final List<byte[]> SEEDS = List.of(
            TinyElf.arm(TinyElf.HARD)
                    .needed("libc.so.6")
                    .soname("libx.so")
                    .interpreter("/lib/ld-linux-armhf.so.3")
                    .symbol("a", "X_1", true)
                    .symbol("b", "GLIBC_2.4", false)
                    .version("libc.so.6", "GLIBC_2.4")
                    .defines("X_1", "X_2")
                    .abiTag(0, 3, 2, 0)
                    .attribute(TinyElf.CPU_ARCH, 10)
                    .attribute(TinyElf.VFP_ARGS, 1)
                    .build(),
            TinyElf.wide(183)
                    .arm64Features(3)
                    .needed("libc.so.6")
                    .symbol("a", true)
                    .version("libc.so.6", "GLIBC_2.17")
                    .build(),
            TinyElf.wide(22)
                    .bigEndian()
                    .needed("libc.so.6")
                    .withoutSections()
                    .symbol("a", true)
                    .build(),
            TinyElf.armObject().attribute(TinyElf.CPU_ARCH, 4).build());

    @Test
    public void damagedFilesAreReadOrRefused() {
        Random random = new Random(20261123);
        int refused = 0;
        for (int i = 0; i < MUTANTS; i++) {
            byte[] mutant = mutate(SEEDS.get(i % SEEDS.size()), random);
            refused += isRefused(mutant) ? 1 : 0;
        }
        // Neither a reader that refuses all nor one that accepts all would tell anything.
        assertThat(refused).isBetween(MUTANTS / 10, MUTANTS * 9 / 10);
    }

    private static byte[] mutate(byte[] seed, Random random) {
        byte[] mutant = seed.clone();
        for (int change = random.nextInt(4); change >= 0; change--) {
            int at = random.nextInt(mutant.length);
            mutant[at] = (byte) (random.nextBoolean() ? random.nextInt() : random.nextBoolean() ? 0xff : 0);
        }
        return mutant;
    }

    private static boolean isRefused(byte[] mutant) {
        try {
            ElfFile.read(ByteSource.of(mutant));
            return false;
        } catch (ElfFormatException e) {
            return true;
        } catch (IOException e) {
            throw new AssertionError("memory cannot fail to be read", e);
        }
    }
}
