package dev.muster.assignment;

import java.util.Collection;
import org.springframework.stereotype.Component;

@Component
class FollowFacts {
    void follow(Collection<Pair> pairs) {}
}
