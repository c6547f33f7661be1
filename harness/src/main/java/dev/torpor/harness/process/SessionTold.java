package dev.torpor.harness.process;

import dev.torpor.app.BackgroundUrlSession;
import dev.torpor.app.DownloadedFile;
import dev.torpor.app.UrlSession;
import dev.torpor.app.UrlSessionDelegate;
import dev.torpor.app.UrlSessionError;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tells a process what becomes of the tasks of a background session. */
record SessionTold(Session session, String identifier) implements UrlSessionDelegate {
  @Override
  public void didFinishDownloading(BackgroundUrlSession.Task task, DownloadedFile file) {
    Map<String, Object> fields = about(task);
    UrlSession.Response response = task.response();
    if (response == null) {
      throw new IllegalStateException("a download has a response");
    }
    fields.put("headers", Bodies.headers(response.http()));
    fields.put("bytes", file.bytes());
    session.tellOfDownload(file, fields);
  }

  @Override
  public void didComplete(BackgroundUrlSession.Task task, @Nullable UrlSessionError error) {
    Map<String, Object> fields = about(task);
    if (error != null) {
      fields.put("error", error.error().name());
      fields.put("code", error.error().code());
      if (error.reason() != null) {
        fields.put("reason", error.reason().name());
      }
      if (error.resumeData() != null) {
        fields.put("resumeData", error.resumeData().token());
      }
    }
    session.tell(Event.SESSION_TASK_OVER, fields);
  }

  @Override
  public void didFinishEvents() {
    session.tell(Event.SESSION_FINISHED, Map.of("session", identifier));
  }

  private Map<String, Object> about(BackgroundUrlSession.Task task) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("session", identifier);
    fields.put("task", task.identifier());
    fields.put("description", task.description());
    UrlSession.Response response = task.response();
    if (response != null) {
      session.remember(response);
      fields.put("exchange", response.exchange());
      fields.put("status", response.http().status());
    }
    return fields;
  }
}
