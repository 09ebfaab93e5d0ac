package io.github.crosspy.verify;

import io.github.crosspy.StepException;
import io.github.crosspy.target.Target;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads products and a sysroot and judges them for one target. */
public final class Verifier {

    /**
     * @return what was found; it may have {@linkplain Verdict#failed() failed}
     * @throws StepException when a file or directory of the request does not exist
     * @throws IOException when the sysroot cannot be walked
     */
    public Verdict run(VerifyRequest request) throws IOException, StepException {
        requireAll(request);
        Target target = request.target();
        ContentScanner content = new ContentScanner(target);
        Findings findings = new Findings();

        FileTree debTree = new FileTree(true);
        DebScanner debScanner = new DebScanner(content, debTree);
        List<DebPackage> debs = new ArrayList<>();
        for (Path deb : request.debs()) {
            debs.add(debScanner.scan(deb, findings));
        }
        List<WheelPackage> wheels = new ArrayList<>();
        for (Path wheel : request.wheels()) {
            wheels.add(new WheelScanner(wheel, content).scan(findings));
        }
        int productElfFiles = content.elfFiles();

        FileTree sysrootTree = new FileTree(false);
        List<String> directories = new ArrayList<>();
        if (request.sysroot().isPresent()) {
            new SysrootScanner(content, sysrootTree).scan(request.sysroot().get(), findings);
            directories.addAll(LoaderConfiguration.directories(request.sysroot().get()));
        }
        Inventory inventory = new Inventory(
                debs,
                wheels,
                content.linked(),
                productElfFiles,
                content.elfFiles() - productElfFiles,
                new LibrarySearch(List.of(debTree, sysrootTree), directories, target));
        List<Check<Inventory>> ofAll = Checks.ofAll(request.sysroot().isPresent());
        examine(Checks.OF_DEB, debs, target, findings);
        examine(Checks.OF_WHEEL, wheels, target, findings);
        examine(ofAll, List.of(inventory), target, findings);
        return new Verdict(
                target,
                Checks.rules(ofAll),
                findings.all(),
                debs.size() + wheels.size(),
                content.files(),
                content.elfFiles());
    }

    private static <S> void examine(List<Check<S>> checks, List<S> subjects, Target target, Findings findings) {
        for (Check<S> check : checks) {
            subjects.forEach(subject -> check.examine(subject, target, findings));
        }
    }

    private static void requireAll(VerifyRequest request) throws StepException {
        for (List<Path> products : List.of(request.debs(), request.wheels())) {
            for (Path product : products) {
                require(Files.isRegularFile(product), "No file " + product);
            }
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
