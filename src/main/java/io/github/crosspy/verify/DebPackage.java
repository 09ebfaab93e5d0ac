package io.github.crosspy.verify;

/**
 * A Debian binary package after all its files were read.
 *
 * @param product file name
 * @param architecture the field Architecture of its control file, or empty when there is none
 * @param elfFiles number of ELF files in it
 */
record DebPackage(String product, String architecture, int elfFiles) {
    static final String ANY_MACHINE = "all";

    boolean isFor(String debianArchitecture) {
        return architecture.equals(debianArchitecture);
    }
}
