package dev.muster.api.evidence;

import dev.muster.access.Allowed;
import dev.muster.access.Permission;
import dev.muster.api.AudienceShape;
import dev.muster.api.IdList;
import dev.muster.api.JobAnswer;
import dev.muster.api.Needed;
import dev.muster.api.Sent;
import dev.muster.api.Shaped;
import dev.muster.evidence.pack.EvidencePacks;
import dev.muster.evidence.pack.PackAsk;
import dev.muster.shared.Actor;
import dev.muster.shared.Audience;
import dev.muster.shared.AudienceJson;
import dev.muster.shared.BadInput;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Evidence packs: all that proves a population's training on a day, as one ZIP. */
@RestController
class PackResource {
    private final EvidencePacks packs;
    private final JobAnswer answer;

    PackResource(EvidencePacks packs, JobAnswer answer) {
        this.packs = packs;
        this.answer = answer;
    }

    /**
     * @param audience of whom; without it: everybody whom the caller may see
     * @param contentIds of which training; without it: all
     * @param on as known at the end of this day
     * @param from what had ended before this day is left out
     */
    @Schema(name = "EvidenceBody")
    @Sent(thing = "An evidence pack", example = """
                    {"audience": {"all": [{"attribute": "location", "anyOf": ["Leeds"]}]}, "on": "2026-11-22"}""")
    record Body(
            @Shaped(AudienceShape.class) @Nullable JsonNode audience,
            @Nullable List<String> contentIds,
            @Needed @Nullable LocalDate on,
            @Nullable LocalDate from) {}

    /** Where the pack is, for seven days. */
    record EvidenceAnswer(String download, String url, String name, long size, Instant keptUntil) {}

    /** 202 with the job; with {@code wait} its result, where that is there within a minute. */
    @Operation(
            operationId = "makeEvidence",
            summary = "Makes an evidence pack: a job, whose result has the address of a ZIP")
    @PostMapping("/api/v1/evidence")
    @Allowed(Permission.SEE_AUDIT)
    @Shaped(EvidenceAnswer.class)
    ResponseEntity<Object> make(
            Actor actor, @RequestBody Body body, @RequestParam(name = "wait", defaultValue = "false") boolean wait) {
        LocalDate on = body.on();
        if (on == null) {
            throw new BadInput("on", "Give the day that the pack speaks of.");
        }
        JsonNode audience = body.audience();
        PackAsk ask = new PackAsk(
                audience == null || audience.isNull() ? Audience.EVERYBODY : AudienceJson.read(audience, "audience"),
                IdList.of(body.contentIds(), "contentIds"),
                on,
                body.from());
        return answer.of(actor, packs.ask(actor, ask), wait, "The pack was stopped.");
    }
}
