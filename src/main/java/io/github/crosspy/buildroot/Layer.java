package io.github.crosspy.buildroot;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A Debian system, or what was added to one. Read-only once made.
 *
 * @param name directory of the layer below the cache's layer directory
 * @param key fingerprint of everything that went into this layer and those below
 * @param below the layers that this one stands on, topmost first; empty for a base
 */
public record Layer(String name, String key, List<Layer> below) {
    public Layer {
        Objects.requireNonNull(name);
        Objects.requireNonNull(key);
        below = List.copyOf(below);
    }

    /** This layer and those below it, topmost first. */
    public List<Layer> stack() {
        List<Layer> stack = new ArrayList<>(List.of(this));
        stack.addAll(below);
        return List.copyOf(stack);
    }
}
