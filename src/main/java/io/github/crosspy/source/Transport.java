package io.github.crosspy.source;

import io.github.crosspy.StepException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;

/** Copies what an address names into a file. Implementations bring proxies, credentials and retries. */
public interface Transport {
    /** How an answered request ended. */
    enum Outcome {
        /** The file has the whole content. */
        FETCHED,
        /** The server answered, and has nothing at the address. */
        ABSENT
    }

    /** Whether the user forbade the network; {@link #get} then fails for every address. */
    boolean offline();

    /**
     * @param from absolute address with a scheme other than {@code file}
     * @param to file to write; its directory exists; undefined content when nothing was fetched
     * @throws StepException when the user forbade the network or the server gives no usable answer
     * @throws IOException when the file cannot be written
     */
    Outcome get(URI from, Path to) throws StepException, IOException;

    /** An address as messages and logs may show it: without user name and password. */
    static String shown(URI address) {
        if (address.getRawUserInfo() == null) {
            return address.toString();
        }
        return address.toString().replace(address.getRawUserInfo() + "@", "");
    }
}
