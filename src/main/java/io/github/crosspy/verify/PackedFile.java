package io.github.crosspy.verify;

/**
 * A regular file as a package's tar archive lists it.
 *
 * @param place where
 * @param mode permission bits, with set-user-id and set-group-id
 * @param user number of the owner
 * @param group number of the group
 */
record PackedFile(Place place, int mode, long user, long group) {}
