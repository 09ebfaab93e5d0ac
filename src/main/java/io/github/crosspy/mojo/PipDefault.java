package io.github.crosspy.mojo;

import io.github.crosspy.StepException;
import io.github.crosspy.buildroot.AptArchive;
import io.github.crosspy.buildroot.AptFailure;
import io.github.crosspy.buildroot.AptState;
import io.github.crosspy.process.CommandResult;
import io.github.crosspy.store.Fingerprint;
import io.github.crosspy.store.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Gets the wheel of pip itself out of Debian's archive, to ask it for its default index; pip need not be installed. */
final class PipDefault {
    private static final String PACKAGE = "python3-pip-whl";
    private static final String SCRIPT = "apt-get -c \"$1\" download " + PACKAGE
            + " && dpkg-deb --extract ./*.deb . && cp usr/share/python-wheels/pip-*.whl .";

    private final AptArchive archive;
    private final Store store;

    PipDefault(AptArchive archive, Store store) {
        this.archive = archive;
        this.store = store;
    }

    Path wheel(AptState state, Path log) throws IOException, StepException {
        String key = new Fingerprint("pip-wheel").add("archive", state.digest()).value();
        Path files = store.get("pip-wheel", key, directory -> fetch(state, directory, log));
        try (Stream<Path> wheels = Files.list(files)) {
            return wheels.filter(file -> file.toString().endsWith(".whl"))
                    .findFirst()
                    .orElseThrow(() -> new IOException("No wheel of pip in " + files));
        }
    }

    private void fetch(AptState state, Path directory, Path log) throws IOException, StepException {
        if (archive.isOffline()) {
            throw new StepException(
                    "No package index is configured, and pip's default was never looked up",
                    "Run the build once without -o, or set crosspy.index");
        }
        Files.deleteIfExists(log);
        CommandResult result = archive.run(
                "pip's default index",
                directory,
                List.of("sh", "-euc", SCRIPT, "sh", state.configuration().toString()),
                log);
        if (!result.succeeded()) {
            throw AptFailure.of("Fetching " + PACKAGE, log, false);
        }
    }
}
