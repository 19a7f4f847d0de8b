package dev.muster.web.palette;

import dev.muster.access.Allowed;
import dev.muster.access.Permission;
import dev.muster.shared.Actor;
import dev.muster.shared.Found;
import dev.muster.web.frame.Shell;
import dev.muster.web.palette.Hit.Section;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;

/** What the palette shows while somebody types. */
@Controller
class PalettePage {
    private final PaletteSearch search;

    PalettePage(PaletteSearch search) {
        this.search = search;
    }

    @GetMapping("/admin/palette")
    @Allowed(Permission.SEE_CONTENT)
    String found(
            Actor actor,
            @RequestParam(defaultValue = "") String typed,
            @ModelAttribute(name = "shell", binding = false) Shell shell,
            Model model) {
        List<Section> sections = new ArrayList<>(search.sections(actor, typed.strip()));
        Stream<Hit> entries = Stream.concat(shell.admin().stream(), shell.own().stream())
                .filter(e -> Found.in(e.label(), typed))
                .map(e -> new Hit(e.icon(), e.label(), "", e.href()));
        List<Hit> places = Stream.concat(entries, PaletteActs.places(actor, typed).stream())
                .toList();
        if (!places.isEmpty()) {
            sections.add(new Section("Go to", places));
        }
        model.addAttribute("sections", sections).addAttribute("typed", typed);
        return "palette/found";
    }
}
