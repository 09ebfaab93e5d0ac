package io.github.crosspy.buildroot;

import io.github.crosspy.StepException;
import io.github.crosspy.process.CommandResult;
import io.github.crosspy.process.LogText;
import io.github.crosspy.store.AtomicFiles;
import io.github.crosspy.store.PathLock;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Layers by key, each made once, whole or not at all, by one of the threads and processes that want it. Before a layer is
 * used, names, sizes, modes and times of all its files are compared with those it was made with; a damaged one is set
 * aside and made again.
 */
final class LayerStore {
    private static final Logger LOG = LoggerFactory.getLogger(LayerStore.class);
    private static final String LISTING =
            "cd \"$1\" && find . -printf '%P %y %m %s %T@\\n' | LC_ALL=C sort | sha256sum | cut -c1-64";

    private final Sandbox sandbox;
    private final Cache cache;

    LayerStore(Sandbox sandbox) {
        this.sandbox = sandbox;
        this.cache = sandbox.cache();
    }

    /** Makes the directory {@code layers/NAME}. */
    @FunctionalInterface
    interface Making {
        void make(String name) throws IOException, StepException;
    }

    /**
     * @param kind first part of the directory's name, for people
     * @param below layers that the new one stands on, topmost first
     */
    Layer get(String kind, String key, List<Layer> below, Making making) throws IOException, StepException {
        String name = kind + "-" + key.substring(0, 16);
        try (PathLock lock = PathLock.acquire(cache.locks().resolve(name))) {
            Path layer = cache.layers().resolve(name);
            Path seal = cache.layers().resolve(name + ".sha256");
            if (Files.isDirectory(layer) && !isWhole(name, seal)) {
                setAside(layer);
            }
            if (!Files.isDirectory(layer)) {
                making.make(name);
                AtomicFiles.write(seal, listing(name).getBytes(StandardCharsets.US_ASCII));
            }
            return new Layer(name, key, below);
        }
    }

    private boolean isWhole(String name, Path seal) throws IOException {
        return Files.exists(seal)
                && Files.readString(seal, StandardCharsets.ISO_8859_1).equals(listing(name));
    }

    private void setAside(Path layer) throws IOException {
        LOG.warn("Layer {} is damaged or was never finished; it is removed and made again", layer);
        Path aside = cache.work().resolve(UUID.randomUUID().toString());
        Files.createDirectories(cache.work());
        Files.move(layer, aside);
        sandbox.remove(aside);
    }

    private String listing(String name) throws IOException {
        Path log = cache.work().resolve(name + "-" + UUID.randomUUID() + ".listing");
        Files.createDirectories(cache.work());
        try {
            CommandResult result =
                    sandbox.runOutside("Checking " + name, List.of("sh", "-c", LISTING, "sh", "layers/" + name), log);
            if (!result.succeeded()) {
                throw new IOException("Cannot list layer " + name + ": " + LogText.of(log));
            }
            return Files.readString(log).strip();
        } finally {
            Files.deleteIfExists(log);
        }
    }
}
