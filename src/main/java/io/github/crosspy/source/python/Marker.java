package io.github.crosspy.source.python;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The condition of a requirement (PEP 508), such as {@code python_version < "3" and extra == "test"}. */
public final class Marker {
    /** Variables whose values compare as versions; all others compare as text. */
    private static final List<String> VERSIONS =
            List.of("implementation_version", "platform_release", "python_full_version", "python_version");
    /** Names that requirements had before PEP 508. */
    private static final Map<String, String> OLD_NAMES = Map.of(
            "os.name", "os_name",
            "sys.platform", "sys_platform",
            "platform.version", "platform_version",
            "platform.machine", "platform_machine",
            "platform.python_implementation", "platform_python_implementation",
            "python_implementation", "platform_python_implementation");

    private static final Pattern TOKEN = Pattern.compile(
            "\\s*(?:(?<mark>[()])|(?<operator>===|==|!=|~=|<=|>=|<|>)|'(?<single>[^']*)'|\"(?<double>[^\"]*)\""
                    + "|(?<word>[A-Za-z_][A-Za-z0-9_.]*))\\s*");
    private static final int MAX_DEPTH = 50;

    private final String text;
    private final Condition condition;

    private Marker(String text, Condition condition) {
        this.text = text;
        this.condition = condition;
    }

    /**
     * @param text the marker, without the semicolon before it
     * @throws IllegalArgumentException when it is none
     */
    public static Marker of(String text) {
        Parser parser = new Parser(text, tokens(text));
        Condition condition = parser.or(0);
        parser.expectEnd();
        return new Marker(text.strip(), condition);
    }

    /**
     * @param environment what the variables are
     * @param extra normalized name of the extra asked for, or the empty string
     */
    public boolean holds(MarkerEnvironment environment, String extra) {
        return condition.holds(environment, extra);
    }

    @Override
    public String toString() {
        return text;
    }

    private sealed interface Condition permits All, Any, Comparison {
        boolean holds(MarkerEnvironment environment, String extra);
    }

    private record All(List<Condition> parts) implements Condition {
        @Override
        public boolean holds(MarkerEnvironment environment, String extra) {
            return parts.stream().allMatch(part -> part.holds(environment, extra));
        }
    }

    private record Any(List<Condition> parts) implements Condition {
        @Override
        public boolean holds(MarkerEnvironment environment, String extra) {
            return parts.stream().anyMatch(part -> part.holds(environment, extra));
        }
    }

    /** A variable's name, or else a literal text. */
    private record Value(Optional<String> variable, String literal) {
        String in(MarkerEnvironment environment, String extra) {
            return variable.map(name -> name.equals("extra")
                            ? extra
                            : environment.variables().get(name))
                    .orElse(literal);
        }
    }

    private record Comparison(Value left, String operator, Value right) implements Condition {
        @Override
        public boolean holds(MarkerEnvironment environment, String extra) {
            String variable = left.variable().or(right::variable).orElseThrow();
            String leftText = left.in(environment, extra);
            String rightText = right.in(environment, extra);
            if (variable.equals("extra")) {
                return asText(Requirement.normalizedName(leftText), Requirement.normalizedName(rightText));
            }
            Optional<PythonVersion> version = PythonVersion.find(leftText);
            if (VERSIONS.contains(variable) && !operator.contains("in") && version.isPresent()) {
                try {
                    return VersionSpecifier.of(operator + rightText).contains(version.get());
                } catch (IllegalArgumentException e) {
                    return asText(leftText, rightText);
                }
            }
            return asText(leftText, rightText);
        }

        private boolean asText(String leftText, String rightText) {
            return switch (operator) {
                case "in" -> rightText.contains(leftText);
                case "not in" -> !rightText.contains(leftText);
                case "==", "===", "<=", ">=" -> leftText.equals(rightText);
                case "!=" -> !leftText.equals(rightText);
                default -> false;
            };
        }
    }

    private record Token(String kind, String text) {}

    private static List<Token> tokens(String text) {
        List<Token> tokens = new ArrayList<>();
        Matcher matcher = TOKEN.matcher(text);
        int at = 0;
        while (at < text.length()) {
            if (!matcher.region(at, text.length()).lookingAt()) {
                throw new IllegalArgumentException("'" + text + "' is not a PEP 508 marker");
            }
            tokens.add(token(matcher));
            at = matcher.end();
        }
        return tokens;
    }

    private static Token token(Matcher matcher) {
        if (matcher.group("single") != null || matcher.group("double") != null) {
            String literal = matcher.group("single") == null ? matcher.group("double") : matcher.group("single");
            return new Token("literal", literal);
        }
        for (String kind : List.of("mark", "operator", "word")) {
            if (matcher.group(kind) != null) {
                return new Token(kind, matcher.group(kind));
            }
        }
        throw new IllegalStateException("The pattern has no further kinds");
    }

    private static final class Parser {
        private final String text;
        private final List<Token> tokens;
        private int at;

        Parser(String text, List<Token> tokens) {
            this.text = text;
            this.tokens = tokens;
        }

        Condition or(int depth) {
            List<Condition> parts = new ArrayList<>(List.of(and(depth)));
            while (accept("word", "or")) {
                parts.add(and(depth));
            }
            return new Any(parts);
        }

        private Condition and(int depth) {
            List<Condition> parts = new ArrayList<>(List.of(single(depth)));
            while (accept("word", "and")) {
                parts.add(single(depth));
            }
            return new All(parts);
        }

        private Condition single(int depth) {
            if (!accept("mark", "(")) {
                return comparison();
            }
            if (depth == MAX_DEPTH) {
                throw wrong();
            }
            Condition inner = or(depth + 1);
            if (!accept("mark", ")")) {
                throw wrong();
            }
            return inner;
        }

        private Condition comparison() {
            Value left = value();
            String operator = operator();
            Value right = value();
            if (left.variable().isPresent() == right.variable().isPresent()) {
                throw wrong();
            }
            return new Comparison(left, operator, right);
        }

        private String operator() {
            if (accept("word", "in")) {
                return "in";
            }
            if (accept("word", "not") && accept("word", "in")) {
                return "not in";
            }
            Token token = next();
            if (!token.kind().equals("operator")) {
                throw wrong();
            }
            return token.text();
        }

        private Value value() {
            Token token = next();
            if (token.kind().equals("literal")) {
                return new Value(Optional.empty(), token.text());
            }
            String name = OLD_NAMES.getOrDefault(token.text(), token.text());
            if (!name.equals("extra") && !MarkerEnvironment.NAMES.contains(name)) {
                throw wrong();
            }
            return new Value(Optional.of(name), "");
        }

        private Token next() {
            if (at == tokens.size()) {
                throw wrong();
            }
            return tokens.get(at++);
        }

        private boolean accept(String kind, String expected) {
            if (at < tokens.size() && tokens.get(at).equals(new Token(kind, expected))) {
                at++;
                return true;
            }
            return false;
        }

        void expectEnd() {
            if (at < tokens.size()) {
                throw wrong();
            }
        }

        private IllegalArgumentException wrong() {
            return new IllegalArgumentException("'" + text + "' is not a PEP 508 marker");
        }
    }
}
