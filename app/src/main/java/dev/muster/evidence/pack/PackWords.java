package dev.muster.evidence.pack;

import dev.muster.audience.AudienceWords;
import dev.muster.audit.Seals;
import dev.muster.evidence.check.Manifest;
import dev.muster.library.ContentRef;
import dev.muster.library.ContentRefs;
import dev.muster.reporting.Compliance;
import dev.muster.reporting.Numbers;
import dev.muster.reporting.rules.ComplianceStatus;
import dev.muster.settings.Settings;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What a pack says of itself. */
@Component
class PackWords {
    private final AudienceWords audiences;
    private final ContentRefs contents;
    private final Settings settings;
    private final PackChainGrid chain;

    PackWords(AudienceWords audiences, ContentRefs contents, Settings settings, PackChainGrid chain) {
        this.audiences = audiences;
        this.contents = contents;
        this.settings = settings;
        this.chain = chain;
    }

    /** What is the same in every pack: when, and what its parts are. */
    record Made(Instant at, int people, Seals.Verified chain, List<Manifest.Noted> files) {}

    Manifest manifest(PackScope scope, Compliance report, Made made) {
        PackChainGrid.Last last = chain.last(made.chain().blocks());
        return new Manifest(
                Manifest.FORMAT,
                settings.current().organisation(),
                scope.actor().name(),
                made.at(),
                scope.ask().on(),
                scope.ask().from(),
                audiences.sentence(scope.actor(), scope.ask().people()),
                contents.of(scope.actor(), scope.ask().contents()).values().stream()
                        .map(ContentRef::title)
                        .toList(),
                totals(made.people(), report.total()),
                new Manifest.Chain(
                        made.chain().blocks(),
                        made.chain().entries(),
                        made.chain().unsealed(),
                        last.hash(),
                        last.sealedAt(),
                        made.chain().problems()),
                made.files());
    }

    private static Manifest.Totals totals(int people, Numbers total) {
        Map<String, Integer> of = new LinkedHashMap<>();
        for (ComplianceStatus s : ComplianceStatus.values()) {
            of.put(s.label(), total.count(s));
        }
        return new Manifest.Totals(people, total.required(), of);
    }
}
