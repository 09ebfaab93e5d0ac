package io.github.crosspy.mojo;

import io.github.crosspy.buildroot.Suites;
import io.github.crosspy.stack.DebSource;
import io.github.crosspy.stack.Edit;
import io.github.crosspy.stack.WheelSource;
import io.github.crosspy.store.Fingerprint;
import io.github.crosspy.store.Listing;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;

/** Digest of what the POM says. */
final class ConfigurationDigest {
    private ConfigurationDigest() {}

    static String of(Suites suites, List<DebSource> debs, List<WheelSource> wheels) throws IOException {
        Fingerprint digest = new Fingerprint("configuration")
                .add("suites", suites.all())
                .add("mirror", suites.mirror().orElse(null))
                .add("keyring", suites.keyring().map(Path::toString).orElse(null));
        for (DebSource deb : debs) {
            add(digest, deb);
        }
        for (WheelSource wheel : wheels) {
            add(digest, wheel);
        }
        return digest.value();
    }

    private static void add(Fingerprint digest, DebSource deb) throws IOException {
        digest.add("deb", deb.source())
                .add("version", deb.version().orElse(null))
                .add("suite", deb.suite())
                .add("path", Listing.of(deb.path().stream().toList()))
                .add("binaries", deb.binaries().name())
                .add("rules", deb.rules().name())
                .add("profiles", deb.profiles())
                .add("options", deb.options())
                .add("environment", deb.environment())
                .add("patches", Listing.of(deb.patches()));
        new TreeMap<>(deb.pathExcludes())
                .forEach((name, paths) -> digest.add("excluded", name).add("paths", paths));
        deb.edits().forEach(edit -> add(digest, edit));
    }

    private static void add(Fingerprint digest, WheelSource wheel) throws IOException {
        digest.add("wheel", wheel.name())
                .add("specifier", wheel.specifier())
                .add("path", Listing.of(wheel.path().stream().toList()))
                .add("environment", wheel.environment())
                .add("buildRequires", wheel.buildRequires())
                .add("patches", Listing.of(wheel.patches()));
        wheel.edits().forEach(edit -> add(digest, edit));
    }

    private static void add(Fingerprint digest, Edit edit) {
        digest.add("edit", List.of(edit.file(), edit.kind().name(), edit.text(), edit.replacement()));
    }
}
