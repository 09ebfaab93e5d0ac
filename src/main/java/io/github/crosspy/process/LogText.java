package io.github.crosspy.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads what programs wrote: UTF-8 as a rule, but a source can make them write any bytes. */
public final class LogText {
    private LogText() {}

    /**
     * @return the whole log; what is not UTF-8 is replaced
     * @throws IOException when the log cannot be read
     */
    public static String of(Path log) throws IOException {
        return new String(Files.readAllBytes(log), StandardCharsets.UTF_8);
    }
}
