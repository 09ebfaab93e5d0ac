package io.github.crosspy.source.python;

import io.github.crosspy.stack.WheelSource;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A dependency of a Python project (PEP 508).
 *
 * @param name normalized name of the project that is wanted
 * @param extras normalized names of its extras that are wanted, sorted
 * @param versions versions that serve
 * @param address where the file is to be had from instead of an index; usually empty
 * @param marker when it is wanted; empty for always
 */
public record Requirement(
        String name, Set<String> extras, VersionSpecifier versions, Optional<String> address, Optional<Marker> marker) {
    private static final String NAME = "[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?";
    private static final Pattern REQUIREMENT = Pattern.compile(
            "(?<name>" + NAME + ")\\s*(?:\\[(?<extras>[^\\]]*)\\])?\\s*"
                    + "(?:@\\s*(?<address>\\S+)|(?:\\((?<inner>[^;)]*)\\)|(?<versions>[^;()@]*)))\\s*(?:;(?<marker>.*))?");

    public Requirement {
        Objects.requireNonNull(name);
        Objects.requireNonNull(versions);
        Objects.requireNonNull(address);
        Objects.requireNonNull(marker);
        extras = Collections.unmodifiableSet(new TreeSet<>(extras));
    }

    /**
     * @param text one line such as {@code cffi[dev]>=1.8,!=1.11.3; python_version >= "3"}
     * @throws IllegalArgumentException when it is no requirement
     */
    public static Requirement of(String text) {
        Matcher matcher = REQUIREMENT.matcher(text.strip());
        if (!matcher.matches()) {
            throw new IllegalArgumentException("'" + text.strip() + "' is not a PEP 508 requirement");
        }
        try {
            return of(matcher);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "'" + text.strip() + "' is not a PEP 508 requirement: " + e.getMessage(), e);
        }
    }

    private static Requirement of(Matcher parts) {
        String versions = parts.group("inner") == null ? parts.group("versions") : parts.group("inner");
        return new Requirement(
                normalizedName(parts.group("name")),
                extras(parts.group("extras")),
                VersionSpecifier.of(versions == null ? "" : versions),
                Optional.ofNullable(parts.group("address")),
                Optional.ofNullable(parts.group("marker")).map(Marker::of));
    }

    /** Any version of a project, without extras. */
    static Requirement any(String name) {
        return new Requirement(
                normalizedName(name), Set.of(), VersionSpecifier.ANY, Optional.empty(), Optional.empty());
    }

    /** The name that two spellings of one project share (PEP 503). */
    static String normalizedName(String name) {
        return WheelSource.normalize(name);
    }

    /**
     * Whether it is wanted in at least one of the environments.
     *
     * @param extra normalized name of the extra asked for, or the empty string
     */
    public boolean appliesTo(Collection<MarkerEnvironment> environments, String extra) {
        return marker.isEmpty()
                || environments.stream().anyMatch(place -> marker.get().holds(place, extra));
    }

    private static Set<String> extras(String list) {
        Set<String> extras = new TreeSet<>();
        for (String extra : list == null ? List.<String>of() : List.of(list.split(","))) {
            if (!extra.isBlank()) {
                extras.add(normalizedName(extra.strip()));
            }
        }
        return extras;
    }

    /** The requirement without its marker, as messages show it. */
    @Override
    public String toString() {
        String shownExtras = extras.isEmpty() ? "" : "[" + String.join(",", extras) + "]";
        return name + shownExtras + address.map(place -> " @ " + place).orElse(versions.toString());
    }
}
