package io.github.crosspy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A second Java process with the classes of this one: what two Maven runs at once look like. */
public final class AnotherJvm implements AutoCloseable {
    private final Process process;

    private AnotherJvm(Process process) {
        this.process = process;
    }

    /** @param environment variables beside those of this process */
    public static AnotherJvm start(Class<?> main, Map<String, String> environment, Object... arguments)
            throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                main.getName()));
        for (Object argument : arguments) {
            command.add(argument.toString());
        }
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().putAll(environment);
        return new AnotherJvm(builder.start());
    }

    /** The next line that it prints, or null when it has ended. */
    public String line() throws IOException {
        return process.inputReader().readLine();
    }

    /** Lets it go on where it waits for the end of its input, and waits for its own end. */
    public int finish() throws IOException, InterruptedException {
        process.getOutputStream().close();
        return process.waitFor();
    }

    /** As {@code kill -9} does. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
