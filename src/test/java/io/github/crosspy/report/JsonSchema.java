package io.github.crosspy.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** As much of JSON Schema as the plugin's own schema uses; a keyword it does not know is a fault. */
final class JsonSchema {
    private static final List<String> ANNOTATIONS = List.of("$schema", "$defs", "title", "description", "properties");

    private final JsonNode root;

    JsonSchema(JsonNode root) {
        this.root = root;
    }

    /** @return one line for each place that does not fit, none when all is well */
    List<String> faults(JsonNode document) {
        List<String> faults = new ArrayList<>();
        check(root, document, "", faults);
        return faults;
    }

    private void check(JsonNode schema, JsonNode value, String path, List<String> faults) {
        schema.fieldNames().forEachRemaining(keyword -> {
            if (!holds(keyword, schema, value, path, faults)) {
                faults.add(path + " " + keyword);
            }
        });
    }

    private boolean holds(String keyword, JsonNode schema, JsonNode value, String path, List<String> faults) {
        JsonNode wanted = schema.get(keyword);
        switch (keyword) {
            case "$ref":
                check(root.at(wanted.asText().substring(1)), value, path, faults);
                return true;
            case "type":
                return isOf(wanted.asText(), value);
            case "const":
                return value.equals(wanted);
            case "enum":
                return contains(wanted, value);
            case "minimum":
                return value.asLong() >= wanted.asLong();
            case "minLength":
                return value.asText().length() >= wanted.asInt();
            case "required":
                return all(wanted, name -> value.has(name.asText()));
            case "additionalProperties":
                properties(schema.get("properties"), value, path, faults);
                return true;
            case "items":
                for (int i = 0; i < value.size(); i++) {
                    check(wanted, value.get(i), path + "/" + i, faults);
                }
                return true;
            default:
                return ANNOTATIONS.contains(keyword);
        }
    }

    private void properties(JsonNode properties, JsonNode value, String path, List<String> faults) {
        value.fieldNames().forEachRemaining(name -> {
            if (properties.has(name)) {
                check(properties.get(name), value.get(name), path + "/" + name, faults);
            } else {
                faults.add(path + "/" + name + " is not in the schema");
            }
        });
    }

    private static boolean isOf(String type, JsonNode value) {
        return switch (type) {
            case "object" -> value.isObject();
            case "array" -> value.isArray();
            case "string" -> value.isTextual();
            case "boolean" -> value.isBoolean();
            case "integer" -> value.isIntegralNumber();
            default -> false;
        };
    }

    private static boolean contains(JsonNode values, JsonNode value) {
        return !all(values, candidate -> !candidate.equals(value));
    }

    private static boolean all(JsonNode values, Predicate<JsonNode> predicate) {
        for (JsonNode value : values) {
            if (!predicate.test(value)) {
                return false;
            }
        }
        return true;
    }
}
