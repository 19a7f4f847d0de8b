package dev.muster.edge;

import dev.muster.shared.BadInput;
import dev.muster.shared.Conflict;
import dev.muster.shared.NotAllowed;
import dev.muster.shared.NotThere;
import dev.muster.shared.SqlStates;
import dev.muster.shared.TooMany;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.validation.BindException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.method.annotation.MethodArgumentConversionNotSupportedException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.multipart.support.MissingServletRequestPartException;

/**
 * Why a request was not done, for people and programs alike: the one translation from exceptions to answers.
 *
 * @param slug names the kind of problem, for example {@code bad-input}
 * @param errors by field, for bad input
 * @param confirm the number that has to be confirmed, where that would do it
 * @param incident finds an unexpected fault in the log; null for expected refusals
 */
public record Refusal(
        int status,
        String slug,
        String title,
        String detail,
        List<BadInput.Error> errors,
        OptionalInt confirm,
        @Nullable String incident) {
    /** Seconds after which what was refused with 503 is worth another try. */
    public static final int RETRY_AFTER = 5;

    private static final Logger LOG = LoggerFactory.getLogger(Refusal.class);

    public Refusal {
        errors = List.copyOf(errors);
    }

    public static Refusal of(Throwable problem) {
        return switch (problem) {
            case BadInput e -> badInput(e.errors());
            case NotThere e -> of(404, "not-there", "Not there", words(e));
            case NotAllowed e -> of(403, "not-allowed", "Not allowed", words(e));
            case SignInNeeded e -> of(401, "sign-in", "Not signed in", words(e));
            case Conflict e ->
                new Refusal(
                        409,
                        e.confirm().isPresent() ? "confirm" : "conflict",
                        e.confirm().isPresent() ? "Needs confirmation" : "Conflict",
                        words(e),
                        e.errors(),
                        e.confirm(),
                        null);
            case TooMany e -> of(429, "too-many", "Too many failures", words(e));
            case HttpMessageNotReadableException e -> badInput(BodyErrors.of(e));
            case MethodArgumentTypeMismatchException e -> mismatch(e);
            case MethodArgumentConversionNotSupportedException e ->
                badInput(List.of(new BadInput.Error(e.getName(), "Send this as text, not as a file.")));
            case MissingServletRequestParameterException e -> missing(e.getParameterName());
            case MissingServletRequestPartException e -> missing(e.getRequestPartName());
            case MaxUploadSizeExceededException e ->
                of(413, "too-large", "Too large", "The file is larger than 64 MB, the most that is taken.");
            case MultipartException e -> badInput(List.of(new BadInput.Error("", "This is not a readable upload.")));
            case BindException e ->
                badInput(e.getFieldErrors().stream()
                        .map(f -> new BadInput.Error(f.getField(), "This value is not understood."))
                        .toList());
            case ErrorResponse e -> of(e.getStatusCode());
            case InvalidParameterException e -> badInput(List.of());
            default -> byDatabase(problem);
        };
    }

    /** The database can't be reached, or takes no more. */
    public static Refusal databaseAway() {
        return of(
                503,
                "away",
                "Not available",
                "Muster can't reach its database at the moment. Nothing was changed. Try again in a few seconds.");
    }

    private static Refusal byDatabase(Throwable problem) {
        Refusal taken = Taken.of(problem);
        if (taken != null) {
            return taken;
        }
        if (SqlStates.isAway(problem)) {
            return databaseAway();
        }
        if (SqlStates.isFull(problem)) {
            return of(
                    503,
                    "busy",
                    "Busy",
                    "Muster has more to do than it can at the moment. Try again in a few seconds.");
        }
        if (SqlStates.isInTheWay(problem)) {
            return of(503, "busy", "Busy", "Somebody is changing the same things. Try again in a few seconds.");
        }
        if (SqlStates.isTooLong(problem)) {
            return of(503, "too-long", "Took too long", "This took too long and was stopped. Nothing was changed.");
        }
        return unexpected(problem);
    }

    /** A refusal that has only its HTTP status. */
    public static Refusal of(HttpStatusCode code) {
        return switch (code.value()) {
            case 404 -> of(404, "not-there", "Not there", "There is nothing at this address.");
            case 403 -> of(403, "not-allowed", "Not allowed", "This is not allowed.");
            case 405 -> of(405, "method", "Wrong method", "This address does not take this method.");
            case 406 ->
                of(406, "not-acceptable", "Not acceptable", "This address can't answer in the type you accept.");
            case 413 -> of(413, "too-large", "Too large", "The request is larger than what is taken.");
            case 415 -> of(415, "media-type", "Wrong media type", "Send application/json, or what this address names.");
            default -> {
                HttpStatus known = HttpStatus.resolve(code.value());
                String title = known == null ? "Refused" : known.getReasonPhrase();
                yield of(code.value(), "refused", title, "The request was refused: " + title + ".");
            }
        };
    }

    public static Refusal of(int status, String slug, String title, String detail) {
        return new Refusal(status, slug, title, detail, List.of(), OptionalInt.empty(), null);
    }

    private static Refusal badInput(List<BadInput.Error> errors) {
        String detail = errors.isEmpty()
                ? "The request can't be read."
                : errors.getFirst().message();
        return new Refusal(400, "bad-input", "Bad input", detail, errors, OptionalInt.empty(), null);
    }

    private static Refusal missing(String field) {
        return badInput(List.of(new BadInput.Error(field, "This is missing.")));
    }

    /** A malformed id in a path is a thing that is not there; a malformed parameter is bad input. */
    private static Refusal mismatch(MethodArgumentTypeMismatchException e) {
        if (e.getParameter().hasParameterAnnotation(PathVariable.class)) {
            return of(new NotThere("thing"));
        }
        for (Throwable t = e; t != null; t = t.getCause()) {
            if (t instanceof BadInput bad) {
                return badInput(List.of(new BadInput.Error(e.getName(), words(bad))));
            }
        }
        return badInput(List.of(new BadInput.Error(e.getName(), "This value is not understood.")));
    }

    private static Refusal unexpected(Throwable problem) {
        String incident = "%08x".formatted(ThreadLocalRandom.current().nextInt());
        LOG.error("Incident {}", incident, problem);
        String detail = "Something went wrong on our side. If it stays so, tell your administrator this number: ";
        return new Refusal(
                500, "unexpected", "Unexpected fault", detail + incident, List.of(), OptionalInt.empty(), incident);
    }

    private static String words(Throwable e) {
        return String.valueOf(e.getMessage());
    }
}
