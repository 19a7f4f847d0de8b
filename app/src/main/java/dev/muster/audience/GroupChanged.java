package dev.muster.audience;

/**
 * News: the group was edited as a whole (its audience saved, or it was deleted). Published in the transaction of the
 * change, after its members were brought up to date; who joined or left is told by {@code PeopleChanged}.
 */
public record GroupChanged(int groupId) {}
