package dev.muster.audience;

import java.time.Instant;
import java.util.List;

/**
 * People picked on a list, or everybody who matched its filters at one moment.
 *
 * @param people those of them whom the actor may see; who was not there then is not in it, whatever matches now
 * @param madeOn the address of the list, with its filters
 */
public record Selection(String id, List<Integer> people, String madeOn, Instant at) {
    public Selection {
        people = List.copyOf(people);
    }
}
