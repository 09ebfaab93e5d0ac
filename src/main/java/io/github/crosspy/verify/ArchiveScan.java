package io.github.crosspy.verify;

import io.github.crosspy.elf.ArmAttributes;
import io.github.crosspy.elf.ElfFile;
import io.github.crosspy.elf.Section;
import io.github.crosspy.target.Target;
import java.util.EnumMap;
import java.util.Map;

/** What is gathered while the members of one static library are read. */
final class ArchiveScan {
    private final Place place;
    private final Target target;
    private final Map<FloatClass, Integer> floatClasses = new EnumMap<>(FloatClass.class);
    private int objects;
    private int compiled;
    private int withoutCode;

    ArchiveScan(Place place, Target target) {
        this.place = place;
        this.target = target;
    }

    void add(ElfFile elf) {
        objects++;
        withoutCode += hasIntermediateCodeOnly(elf) ? 1 : 0;
        if (new ElfSubject(place, elf).isArm(target.abi())) {
            floatClasses.merge(FloatClass.of(elf), 1, Integer::sum);
            compiled += elf.attributes()
                            .map(ArmAttributes::enumSize)
                            .filter(size -> size.isPresent())
                            .isPresent()
                    ? 1
                    : 0;
        }
    }

    private static boolean hasIntermediateCodeOnly(ElfFile elf) {
        return elf.sections().stream().anyMatch(section -> section.name().startsWith(".gnu.lto_"))
                && elf.sections().stream().noneMatch(Section::carriesProgram);
    }

    StaticArchive result(boolean indexed) {
        return new StaticArchive(place, floatClasses, objects, compiled, withoutCode, indexed);
    }
}
