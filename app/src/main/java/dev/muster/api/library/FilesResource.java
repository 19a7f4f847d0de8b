package dev.muster.api.library;

import dev.muster.access.Allowed;
import dev.muster.access.Permission;
import dev.muster.api.Shaped;
import dev.muster.library.files.Files;
import dev.muster.library.files.StoredFile;
import dev.muster.shared.Actor;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import java.net.URI;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Uploading files for document steps and evidence. */
@RestController
class FilesResource {
    private final Files files;

    FilesResource(Files files) {
        this.files = files;
    }

    @Schema(name = "StoredFile")
    record Answer(String id, String name, String mediaType, int size) {}

    @Operation(operationId = "uploadFile", summary = "Uploads a file for a document step or as evidence")
    @PostMapping(path = "/api/v1/files", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @Allowed(Permission.EDIT_LIBRARY)
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<Answer> upload(Actor actor, @RequestParam @Shaped(FileForm.class) MultipartFile file) {
        StoredFile f = files.upload(actor, file.getOriginalFilename(), file.getSize(), file);
        return ResponseEntity.created(URI.create("/files/" + f.id()))
                .body(new Answer(String.valueOf(f.id()), f.name(), f.mediaType(), f.size()));
    }
}
