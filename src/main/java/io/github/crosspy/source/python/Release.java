package io.github.crosspy.source.python;

import java.net.URI;
import java.util.Optional;

/**
 * One version of a project, with those of its files that can be used.
 *
 * @param project normalized name
 * @param version its version
 * @param sdist its sdist; empty when it has none
 * @param pureWheel a wheel without compiled code that fits the Python; empty when it has none
 */
record Release(String project, PythonVersion version, Optional<File> sdist, Optional<File> pureWheel) {
    /**
     * @param name file name
     * @param sha256 what its digest must be; empty when the index does not say
     * @param address where it is; empty when a lock names the file and the index was not asked
     */
    record File(String name, Optional<String> sha256, Optional<URI> address) {}

    @Override
    public String toString() {
        return project + " " + version;
    }
}
