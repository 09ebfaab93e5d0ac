package io.github.crosspy.process;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.apache.commons.exec.CommandLine;
import org.apache.commons.exec.DefaultExecutor;
import org.apache.commons.exec.ExecuteStreamHandler;

/**
 * commons-exec ends only the program itself at a time-out; this one hands it a process that takes its tree along, and
 * whose error output comes in its place among the rest.
 */
final class TreeExecutor extends DefaultExecutor {
    @SuppressWarnings("deprecation") // The builder makes DefaultExecutor only, never a subclass.
    TreeExecutor(Path directory, ExecuteStreamHandler streams) {
        setWorkingDirectory(directory.toFile());
        setStreamHandler(streams);
    }

    @Override
    protected Process launch(CommandLine command, Map<String, String> environment, Path directory) throws IOException {
        ProcessBuilder program = new ProcessBuilder(command.toStrings())
                .directory(directory.toFile())
                .redirectErrorStream(true);
        program.environment().clear();
        program.environment().putAll(environment);
        return new TreeProcess(program.start());
    }
}
