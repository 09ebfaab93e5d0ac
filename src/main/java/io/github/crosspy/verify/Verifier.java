package io.github.crosspy.verify;

import io.github.crosspy.StepException;
import io.github.crosspy.target.Target;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Reads products and a sysroot and judges them for one target. */
public final class Verifier {
    private static final String SYSROOT = "sysroot";

    /**
     * @return what was found; it may have {@linkplain Verdict#failed() failed}
     * @throws StepException when a file or directory of the request does not exist, or what is allowed is no check's
     * @throws IOException when a directory tree cannot be walked
     */
    public Verdict run(VerifyRequest request) throws IOException, StepException {
        requireAll(request);
        Allowances allowances = new Allowances(request.allowances());
        allowances.requireKnown(Checks.rules(Checks.ofAll(true)));
        Target target = request.target();
        ContentScanner content = new ContentScanner(target);
        Findings findings = new Findings();
        Inventory inventory = read(request, content, findings);

        List<Check<Inventory>> ofAll = Checks.ofAll(inventory.wholeSystem());
        examine(Checks.OF_DEB, inventory.debs(), target, findings);
        examine(Checks.OF_WHEEL, inventory.wheels(), target, findings);
        examine(ofAll, List.of(inventory), target, findings);
        return new Verdict(
                target,
                Checks.rules(ofAll),
                allowances.apply(findings.all()),
                inventory.debs().size() + inventory.wheels().size(),
                content.files(),
                content.elfFiles());
    }

    private static Inventory read(VerifyRequest request, ContentScanner content, Findings findings) throws IOException {
        List<FileTree> trees = new ArrayList<>();
        FileTree debTree = new FileTree(true);
        trees.add(debTree);
        DebScanner debScanner = new DebScanner(content, debTree);
        List<DebPackage> debs = new ArrayList<>();
        for (Path deb : request.debs()) {
            debs.add(debScanner.scan(deb, findings));
        }
        List<WheelPackage> wheels = new ArrayList<>();
        for (Path wheel : request.wheels()) {
            wheels.add(new WheelScanner(wheel, content).scan(findings));
        }
        List<String> directories = new ArrayList<>();
        for (Path root : request.roots()) {
            trees.add(new RootScanner(content).scan(root, findings));
            directories.addAll(LoaderConfiguration.directories(root));
        }
        boolean rootWithLoader = FileTree.resolve(trees, request.target().abi().interpreter())
                .filter(loader -> loader.home() != debTree)
                .isPresent();
        int productElfFiles = content.elfFiles();
        if (request.sysroot().isPresent()) {
            FileTree sysroot = new FileTree(false);
            trees.add(sysroot);
            new TreeScanner(SYSROOT, content, sysroot).scan(request.sysroot().get(), findings);
            directories.addAll(LoaderConfiguration.directories(request.sysroot().get()));
        }
        return new Inventory(
                debs,
                wheels,
                request.roots().size(),
                content.linked(),
                productElfFiles,
                content.elfFiles() - productElfFiles,
                request.sysroot().isPresent() || rootWithLoader,
                new LibrarySearch(trees, directories, request.target()));
    }

    private static <S> void examine(List<Check<S>> checks, List<S> subjects, Target target, Findings findings) {
        for (Check<S> check : checks) {
            subjects.forEach(subject -> check.examine(subject, target, findings));
        }
    }

    private static void requireAll(VerifyRequest request) throws StepException {
        for (Path product : Stream.concat(request.debs().stream(), request.wheels().stream())
                .toList()) {
            require(Files.isRegularFile(product), "No file " + product);
        }
        for (Path root : request.roots()) {
            require(Files.isRegularFile(root) || Files.isDirectory(root), "No file or directory " + root);
        }
        require(
                request.sysroot().map(Files::isDirectory).orElse(true),
                "No directory " + request.sysroot().orElse(null));
    }

    private static void require(boolean holds, String cause) throws StepException {
        if (!holds) {
            throw new StepException(cause, "Run the goals that make it first, with the same crosspy.targets");
        }
    }
}
