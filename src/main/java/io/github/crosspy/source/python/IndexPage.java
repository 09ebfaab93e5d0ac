package io.github.crosspy.source.python;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.crosspy.StepException;
import io.github.crosspy.source.Transport;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The page that an index has for a project, as HTML (PEP 503) or as JSON (PEP 691), whichever the server gives. */
final class IndexPage {
    private static final Pattern ANCHOR = Pattern.compile("<a\\s([^>]*)>", Pattern.CASE_INSENSITIVE);
    private static final Pattern BASE = Pattern.compile("<base\\s([^>]*)>", Pattern.CASE_INSENSITIVE);
    private static final Pattern ATTRIBUTE =
            Pattern.compile("([A-Za-z-]+)(?:\\s*=\\s*(?:\"([^\"]*)\"|'([^']*)'|([^\\s\"'>]+)))?");
    private static final Pattern SHA256 = Pattern.compile("[0-9a-fA-F]{64}");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String project;
    private final URI address;

    private IndexPage(String project, URI address) {
        this.project = project;
        this.address = address;
    }

    /**
     * @param content what the server gave
     * @param project normalized name of the project
     * @param address where the content is from; addresses of files may be relative to it
     * @return the sdists and wheels of the project that can be read, in the page's order
     * @throws StepException when the content is no such page
     */
    static List<IndexFile> parse(String content, String project, URI address) throws StepException {
        IndexPage page = new IndexPage(project, address);
        try {
            return content.stripLeading().startsWith("{") ? page.json(content) : page.html(content);
        } catch (JsonProcessingException | IllegalArgumentException e) {
            throw new StepException(
                    "The page of " + project + " at " + Transport.shown(address) + " cannot be read",
                    "Check the index with a browser, or set another with -Dcrosspy.index=ADDRESS/simple",
                    null,
                    e);
        }
    }

    private List<IndexFile> json(String content) throws JsonProcessingException {
        List<IndexFile> files = new ArrayList<>();
        for (JsonNode file : JSON.readTree(content).path("files")) {
            JsonNode yanked = file.path("yanked");
            String reason = yanked.isTextual() ? yanked.asText() : "";
            add(
                    files,
                    file.path("filename").asText(),
                    address.resolve(file.path("url").asText()),
                    file.path("hashes").path("sha256").asText(""),
                    file.path("requires-python").asText(""),
                    yanked.isTextual() || yanked.asBoolean() ? Optional.of(reason) : Optional.empty());
        }
        return files;
    }

    private List<IndexFile> html(String content) {
        Matcher base = BASE.matcher(content);
        URI origin = base.find() ? address.resolve(attributes(base.group(1)).getOrDefault("href", "")) : address;
        List<IndexFile> files = new ArrayList<>();
        Matcher anchor = ANCHOR.matcher(content);
        while (anchor.find()) {
            Map<String, String> attributes = attributes(anchor.group(1));
            if (attributes.containsKey("href")) {
                addLink(files, origin.resolve(attributes.get("href").strip()), attributes);
            }
        }
        return files;
    }

    private void addLink(List<IndexFile> files, URI link, Map<String, String> attributes) {
        String path = link.getPath() == null ? "" : link.getPath();
        String fragment = link.getFragment() == null ? "" : link.getFragment();
        String sha256 = fragment.startsWith("sha256=") ? fragment.substring("sha256=".length()) : "";
        add(
                files,
                path.substring(path.lastIndexOf('/') + 1),
                link,
                sha256.replaceFirst("&.*", ""),
                attributes.getOrDefault("data-requires-python", ""),
                Optional.ofNullable(attributes.get("data-yanked")));
    }

    private void add(
            List<IndexFile> files,
            String fileName,
            URI link,
            String sha256,
            String requiresPython,
            Optional<String> yanked) {
        if ("file".equals(link.getScheme()) && !"file".equals(address.getScheme())) {
            // A server has no say in what is read from this machine.
            return;
        }
        Optional<String> digest = Optional.of(sha256.toLowerCase(Locale.ROOT))
                .filter(text -> SHA256.matcher(text).matches());
        DistributionName.of(fileName, project)
                .ifPresent(
                        name -> files.add(new IndexFile(name, withoutFragment(link), digest, requiresPython, yanked)));
    }

    private static URI withoutFragment(URI link) {
        return URI.create(link.toString().replaceFirst("#.*", ""));
    }

    private static Map<String, String> attributes(String text) {
        Map<String, String> attributes = new HashMap<>();
        Matcher matcher = ATTRIBUTE.matcher(text);
        while (matcher.find()) {
            String value = "";
            for (int group = 2; group <= 4; group++) {
                value = matcher.group(group) == null ? value : matcher.group(group);
            }
            attributes.putIfAbsent(matcher.group(1).toLowerCase(Locale.ROOT), unescaped(value));
        }
        return attributes;
    }

    /** Resolves the character references that attribute values of such pages have. */
    private static String unescaped(String value) {
        return value.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&#34;", "\"")
                .replace("&#39;", "'")
                .replace("&#x27;", "'")
                .replace("&amp;", "&");
    }
}
