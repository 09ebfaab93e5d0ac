package io.github.crosspy.source.python;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A set of version clauses joined by commas (PEP 440, "Version specifiers"); a version fits when it fits each. It says
 * nothing about whether pre-releases are wanted.
 */
public final class VersionSpecifier {
    /** The specifier that every version fits. */
    public static final VersionSpecifier ANY = new VersionSpecifier(List.of());

    private static final Pattern CLAUSE = Pattern.compile("(===|==|!=|~=|<=|>=|<|>)\\s*(\\S+)");

    private final List<Clause> clauses;

    private VersionSpecifier(List<Clause> clauses) {
        this.clauses = clauses;
    }

    /**
     * @param text such as {@code >=1.8,!=1.11.3}; blank for any version
     * @throws IllegalArgumentException when it is no specifier
     */
    public static VersionSpecifier of(String text) {
        return new VersionSpecifier(Stream.of(text.split(","))
                .map(String::strip)
                .filter(clause -> !clause.isEmpty())
                .map(Clause::of)
                .toList());
    }

    /** Whether a version fits every clause. */
    public boolean contains(PythonVersion version) {
        return clauses.stream().allMatch(clause -> clause.contains(version));
    }

    /** Whether a clause demands exactly this version, so that it is taken though a pre-release or yanked. */
    public boolean pins(PythonVersion version) {
        return clauses.stream()
                .anyMatch(
                        clause -> clause.operator.startsWith("==") && !clause.isWildcard() && clause.contains(version));
    }

    /** The one version that the specifier demands, or empty when it demands none or leaves a choice. */
    public Optional<PythonVersion> pinned() {
        return clauses.stream()
                .filter(clause -> clause.operator.startsWith("==") && !clause.isWildcard())
                .flatMap(clause -> PythonVersion.find(clause.text).stream())
                .findFirst();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof VersionSpecifier specifier && clauses.equals(specifier.clauses);
    }

    @Override
    public int hashCode() {
        return clauses.hashCode();
    }

    @Override
    public String toString() {
        return clauses.stream().map(Clause::toString).collect(Collectors.joining(","));
    }

    private record Clause(String operator, String text) {
        static Clause of(String clause) {
            Matcher matcher = CLAUSE.matcher(clause);
            if (!matcher.matches()) {
                throw new IllegalArgumentException("'" + clause + "' is not a PEP 440 version specifier");
            }
            return new Clause(matcher.group(1), matcher.group(2)).validated();
        }

        private Clause validated() {
            if (operator.equals("===")) {
                return this;
            }
            PythonVersion version = version();
            boolean equality = operator.equals("==") || operator.equals("!=");
            boolean wrong = isWildcard()
                    ? !equality || !version.toString().equals(version.base().toString())
                    : version.hasLocal() && !equality;
            if (wrong || operator.equals("~=") && version.release().size() < 2) {
                throw new IllegalArgumentException("'" + this + "' is not a PEP 440 version specifier");
            }
            return this;
        }

        boolean isWildcard() {
            return text.endsWith(".*");
        }

        private PythonVersion version() {
            return PythonVersion.of(isWildcard() ? text.substring(0, text.length() - 2) : text);
        }

        boolean contains(PythonVersion candidate) {
            return switch (operator) {
                case "===" -> candidate.toString().equalsIgnoreCase(text);
                case "==" -> equal(candidate);
                case "!=" -> !equal(candidate);
                case ">=" -> candidate.withoutLocal().compareTo(version()) >= 0;
                case "<=" -> candidate.withoutLocal().compareTo(version()) <= 0;
                case "<" -> less(candidate);
                case ">" -> greater(candidate);
                default -> compatible(candidate);
            };
        }

        private boolean equal(PythonVersion candidate) {
            PythonVersion version = version();
            if (isWildcard()) {
                return hasPrefix(candidate, version, version.release().size());
            }
            return (version.hasLocal() ? candidate : candidate.withoutLocal()).equals(version);
        }

        /** {@code <1.0} leaves out 1.0's own pre-releases. */
        private boolean less(PythonVersion candidate) {
            PythonVersion version = version();
            boolean preOfSame = !version.isPrerelease() && candidate.isPrereleaseOf(version);
            return candidate.compareTo(version) < 0 && !preOfSame;
        }

        /** {@code >1.0} leaves out 1.0's own post-releases and local versions. */
        private boolean greater(PythonVersion candidate) {
            PythonVersion version = version();
            boolean postOfSame = !version.isPostrelease() && candidate.isPostreleaseOf(version);
            return candidate.withoutLocal().compareTo(version) > 0 && !postOfSame;
        }

        private boolean compatible(PythonVersion candidate) {
            PythonVersion version = version();
            return candidate.withoutLocal().compareTo(version) >= 0
                    && hasPrefix(candidate, version, version.release().size() - 1);
        }

        private static boolean hasPrefix(PythonVersion candidate, PythonVersion prefix, int parts) {
            if (candidate.epoch() != prefix.epoch()) {
                return false;
            }
            for (int i = 0; i < parts; i++) {
                if (candidate.releasePart(i) != prefix.releasePart(i)) {
                    return false;
                }
            }
            return true;
        }

        @Override
        public String toString() {
            return operator + text;
        }
    }
}
