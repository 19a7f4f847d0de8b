package dev.muster.web.evidence;

import dev.muster.access.Allowed;
import dev.muster.access.Permission;
import dev.muster.evidence.certificates.Certificate;
import dev.muster.evidence.certificates.Certificates;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Where anybody who holds a certificate sees whether it is real and still valid, and nothing else. */
@Controller
@Allowed(Permission.PUBLIC)
class VerifyPage {
    private final Certificates certificates;

    VerifyPage(Certificates certificates) {
        this.certificates = certificates;
    }

    @GetMapping("/verify")
    String ask(@RequestParam(defaultValue = "") String code, HttpServletResponse response) {
        unlisted(response);
        String typed = code.replaceAll("[^0-9A-Za-z]", "");
        return typed.isEmpty() ? "evidence/verify" : "redirect:/verify/" + typed;
    }

    @GetMapping("/verify/{code}")
    String check(@PathVariable String code, HttpServletRequest request, HttpServletResponse response, Model model) {
        unlisted(response);
        Optional<Certificate> found = certificates.check(code, request.getRemoteAddr());
        if (found.isEmpty()) {
            response.setStatus(404);
            return "evidence/unknown";
        }
        model.addAttribute("certificate", found.get()).addAttribute("organisation", certificates.organisation());
        return "evidence/verified";
    }

    private static void unlisted(HttpServletResponse response) {
        response.setHeader("X-Robots-Tag", "noindex, nofollow, noarchive");
    }
}
