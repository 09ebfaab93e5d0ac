package io.github.crosspy.source.python;

import io.github.crosspy.StepException;
import io.github.crosspy.source.Transport;
import java.io.IOException;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The projects of one index, each page read once. Used by one thread. */
final class PackageIndex {
    private final URI base;
    private final DownloadCache cache;
    private final Map<String, Optional<List<IndexFile>>> pages = new HashMap<>();

    PackageIndex(URI base, DownloadCache cache) {
        this.base = base.toString().endsWith("/") ? base : URI.create(base + "/");
        this.cache = cache;
    }

    /**
     * The files of a project, or empty when there is no network and its page was not seen before.
     *
     * @param askedBy who wants the project, for the message
     * @throws StepException when the index has no such project
     */
    Optional<List<IndexFile>> files(String project, String askedBy) throws StepException, IOException {
        Optional<List<IndexFile>> known = pages.get(project);
        if (known == null) {
            known = read(project, askedBy);
            pages.put(project, known);
        }
        return known;
    }

    /** Where the page of a project is. */
    URI pageOf(String project) {
        return base.resolve(project + "/");
    }

    private Optional<List<IndexFile>> read(String project, String askedBy) throws StepException, IOException {
        URI address = pageOf(project);
        URI page = "file".equals(address.getScheme()) ? address.resolve("index.html") : address;
        Optional<String> content = cache.page(page);
        if (content.isPresent()) {
            return Optional.of(IndexPage.parse(content.get(), project, address));
        }
        if (cache.cutOffFrom(page)) {
            return Optional.empty();
        }
        throw new StepException(
                "The package index has no project " + project + ", which " + askedBy + " asks for (no page at "
                        + Transport.shown(address) + ")",
                "Check the name; for a project of your own set its <path>, or an index that has it with crosspy.index");
    }
}
