package io.github.crosspy.source.python;

import io.github.crosspy.StepException;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where pip would look for Python projects: its environment variable, its configuration files, its built-in default
 * (pip user guide, "Configuration"). Options beside the index address are not read.
 *
 * @param environment the environment variables of this process
 * @param home the user's home directory
 * @param root the file system's root directory, under which {@code etc} is looked for
 */
public record PipConfiguration(Map<String, String> environment, Path home, Path root) {
    private static final String OPTION = "index-url";
    /** A later section wins; in pip the section of the running command wins over [global]. */
    private static final List<String> SECTIONS = List.of("download", "install", "global");

    private static final String MODULE = "pip/_internal/models/index.py";
    private static final Pattern DEFAULT = Pattern.compile("(?m)^PyPI\\s*=\\s*PackageIndex\\(\\s*[\"']([^\"']+)[\"']");

    public PipConfiguration {
        environment = Map.copyOf(environment);
    }

    /** Finds a wheel file of pip itself, asked only when nothing is configured. */
    @FunctionalInterface
    public interface PipWheel {
        Path find() throws StepException, IOException;
    }

    /**
     * The address under which each project has a page (PEP 503), perhaps with credentials: show it only through
     * {@link io.github.crosspy.source.Transport#shown}.
     *
     * @param parameter the address that the POM sets, which wins over all others; may be empty
     * @param pipWheel finds the pip whose default is taken when nothing else is set
     * @throws StepException when what is set is no address, or pip has no default that can be read
     * @throws IOException when a file that exists cannot be read
     */
    public URI index(Optional<String> parameter, PipWheel pipWheel) throws StepException, IOException {
        Optional<String> address = parameter.filter(text -> !text.isBlank());
        if (address.isPresent()) {
            return address(address.get(), "the parameter crosspy.index");
        }
        address = variable("PIP_INDEX_URL");
        if (address.isPresent()) {
            return address(address.get(), "the environment variable PIP_INDEX_URL");
        }
        address = fromFiles();
        if (address.isPresent()) {
            return address(address.get(), "pip's configuration");
        }
        return defaultOf(pipWheel.find());
    }

    private Optional<String> fromFiles() throws IOException {
        List<IniFile> files = new ArrayList<>();
        for (Path file : files()) {
            if (Files.isRegularFile(file)) {
                files.add(IniFile.parse(Files.readString(file)));
            }
        }
        for (String section : SECTIONS) {
            for (IniFile file : files) {
                Optional<String> value = file.value(section, OPTION);
                if (value.isPresent()) {
                    return value;
                }
            }
        }
        return Optional.empty();
    }

    /** The files that pip reads, the one that wins first. */
    private List<Path> files() {
        Optional<Path> named = variable("PIP_CONFIG_FILE").map(home::resolve);
        if (named.isPresent() && named.get().equals(Path.of("/dev/null"))) {
            return List.of();
        }
        List<Path> files = new ArrayList<>();
        named.ifPresent(files::add);
        if (named.isEmpty() || !Files.exists(named.get())) {
            Path configuration = variable("XDG_CONFIG_HOME").map(home::resolve).orElse(home.resolve(".config"));
            files.add(configuration.resolve("pip/pip.conf"));
            files.add(home.resolve(".pip/pip.conf"));
        }
        files.add(root.resolve("etc/pip.conf"));
        String shared =
                variable("XDG_CONFIG_DIRS").orElse(root.resolve("etc/xdg").toString());
        for (String directory : shared.split(":")) {
            // pip lets a later directory win.
            files.add(files.indexOf(root.resolve("etc/pip.conf")) + 1, Path.of(directory, "pip/pip.conf"));
        }
        return files;
    }

    private Optional<String> variable(String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
    }

    private static URI defaultOf(Path pipWheel) throws StepException, IOException {
        String source = ArchiveText.read(pipWheel, MODULE::equals).getOrDefault(MODULE, "");
        Matcher matcher = DEFAULT.matcher(source);
        if (!matcher.find()) {
            throw new StepException(
                    pipWheel + " names no default package index",
                    "Set the index with -Dcrosspy.index=ADDRESS/simple, or index-url in pip.conf");
        }
        return address(matcher.group(1), pipWheel.toString()).resolve("simple");
    }

    private static URI address(String text, String origin) throws StepException {
        try {
            URI address = new URI(text.strip());
            String scheme = String.valueOf(address.getScheme());
            if (List.of("http", "https").contains(scheme) && address.getHost() != null || scheme.equals("file")) {
                return address;
            }
        } catch (URISyntaxException e) {
            // Falls through: the text itself may hold credentials, so no message repeats it.
        }
        throw new StepException(
                "The package index that " + origin + " sets is not an http, https or file address",
                "Set the index with -Dcrosspy.index=ADDRESS/simple, or index-url in pip.conf");
    }
}
