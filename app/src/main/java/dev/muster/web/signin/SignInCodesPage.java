package dev.muster.web.signin;

import dev.muster.access.Allowed;
import dev.muster.access.Permission;
import dev.muster.access.SignInCodes;
import dev.muster.access.Slips;
import dev.muster.edge.Address;
import dev.muster.shared.Actor;
import dev.muster.shared.AudienceJson;
import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Making sign-in codes: for one person, shown once; for many, as slips to print. */
@Controller
@Allowed(Permission.MAKE_SIGN_IN_CODES)
class SignInCodesPage {
    private final SignInCodes codes;
    private final Address address;

    SignInCodesPage(SignInCodes codes, Address address) {
        this.codes = codes;
        this.address = address;
    }

    @PostMapping("/admin/people/{id}/sign-in-code")
    String one(Actor actor, @PathVariable int id, HttpServletRequest request, Model model) {
        model.addAttribute("made", codes.make(actor, id)).addAttribute("address", address.of(request));
        return "access/code-made";
    }

    /** Slips for the people chosen ({@code person}), or for an {@code audience} as JSON; {@code onlyNew}: who has no password yet. */
    @PostMapping("/admin/sign-in-slips")
    ResponseEntity<byte[]> slips(
            Actor actor,
            @RequestParam(defaultValue = "") List<Integer> person,
            @RequestParam(required = false) @Nullable String audience,
            @RequestParam(defaultValue = "false") boolean onlyNew,
            HttpServletRequest request) {
        SignInCodes.Batch made = audience == null
                ? codes.make(actor, new LinkedHashSet<>(person), onlyNew)
                : codes.make(actor, AudienceJson.read(audience, "audience"), onlyNew);
        return ResponseEntity.ok()
                .header("Content-Type", "application/pdf")
                .header("Content-Disposition", "attachment; filename=\"sign-in-codes.pdf\"")
                .body(Slips.print(made, address.of(request)));
    }
}
