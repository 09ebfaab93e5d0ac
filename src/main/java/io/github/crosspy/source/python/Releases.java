package io.github.crosspy.source.python;

import io.github.crosspy.StepException;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Chooses which version of a project is taken. */
sealed interface Releases permits IndexReleases, LockedReleases {
    /**
     * @param project normalized name
     * @param demands what is asked of its version, never empty
     * @return empty when there is no network and the index's page of the project was not seen before
     * @throws StepException when no version serves all demands
     */
    Optional<Release> choose(String project, List<Demand> demands) throws StepException, IOException;
}
