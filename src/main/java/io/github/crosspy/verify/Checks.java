package io.github.crosspy.verify;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The checks there are, by what they look at. */
final class Checks {
    static final List<Check<ElfSubject>> OF_ELF = List.of(
            new MachineCheck(),
            new HostLeakCheck(),
            new EabiVersionCheck(),
            new FloatAbiCheck(),
            new CpuArchMaxCheck(),
            new FpuMaxCheck(),
            new InterpreterCheck(),
            new OsAbiCheck(),
            new WcharEnumAlignCheck(),
            new ExtSuffixCheck());

    /** What a package's makers can mend; files of the sysroot that are not products are not theirs. */
    static final List<Check<ElfSubject>> OF_PRODUCT_ELF = List.of(
            new ElfTypeCheck(),
            new TextRelocationCheck(),
            new ExecutableStackCheck(),
            new WritableCodeCheck(),
            new RelroCheck(),
            new BindNowCheck(),
            new StackProtectorCheck(),
            new FortifyCheck(),
            new RunPathCheck(),
            new GnuHashCheck(),
            new BuildIdCheck(),
            new AbiTagNoteCheck(),
            new SonameCheck(),
            new GlibcPrivateCheck(),
            new StrippedCheck(),
            new MultiarchDirectoryCheck(),
            new GlibcMaxCheck(),
            new OpenSslVersionCheck(),
            new PythonVersionCheck(),
            new PyInitCheck(),
            new NeededExpectedCheck(),
            new NeededForbiddenCheck(),
            new OpenSslProviderCheck());

    static final List<Check<StaticArchive>> OF_ARCHIVE = List.of(new ArchiveFloatAbiCheck(), new StaticArchiveCheck());
    static final List<Check<PackedFile>> OF_PACKED = List.of(new PermissionsCheck());
    static final List<Check<ReadContent>> OF_CONTENT = List.of(new BuildPathCheck());
    static final List<Check<DebPackage>> OF_DEB = List.of(new ControlArchCheck());
    static final List<Check<WheelPackage>> OF_WHEEL = List.of(new WheelTagCheck(), new WheelRecordCheck());
    static final List<Check<Inventory>> OF_ALL = List.of(new NoElfCheck());
    /** These ask for libraries, their symbols and links, which only a whole system has. */
    static final List<Check<Inventory>> OF_WHOLE_SYSTEMS = List.of(
            new NeededResolvedCheck(),
            new FloatAbiDepsCheck(),
            new SymbolsResolvedCheck(),
            new SymbolVersionCheck(),
            new DuplicateSonameCheck(),
            new LibraryLinksCheck(),
            new Arm64FeaturesCheck());

    private Checks() {}

    static List<Check<Inventory>> ofAll(boolean complete) {
        List<Check<Inventory>> checks = new ArrayList<>(OF_ALL);
        if (complete) {
            checks.addAll(OF_WHOLE_SYSTEMS);
        }
        return checks;
    }

    static List<Rule> rules(List<Check<Inventory>> ofAll) {
        return Stream.concat(
                        Stream.of(Allowances.RULE, ReadingRules.ELF_PARSE, ReadingRules.PRODUCT_READ),
                        Stream.of(OF_ELF, OF_PRODUCT_ELF, OF_ARCHIVE, OF_PACKED, OF_CONTENT, OF_DEB, OF_WHEEL, ofAll)
                                .flatMap(List::stream)
                                .map(Check::rule))
                .distinct()
                .sorted(Comparator.comparing(Rule::id))
                .toList();
    }
}
