"""A student's JupyterLab, clicked as a student does: the list of assignments, and a notebook."""

import re
from pathlib import Path

from playwright.sync_api import FrameLocator, Locator, Page, expect
from servers import Server


class Desk:
    """JupyterLab, and nbgrader's list of assignments in it."""

    def __init__(self, page: Page, server: Server) -> None:
        self.page, self._server = page, server

    def open_list(self) -> None:
        """Open the list of assignments from the menu."""
        self.page.goto(self._server.url())
        self.page.locator("#jp-MainMenu").get_by_text("Nbgrader").click()
        self.page.get_by_role("menuitem", name="Assignment List").click()
        self.page.keyboard.press("Control+b")  # the side bar makes room

    def fetch(self, assignment: str) -> None:
        """Fetch a released assignment."""
        self._rows("released", assignment).get_by_role("button", name="Fetch").click()
        self._rows("fetched", assignment).wait_for()

    def open(self, assignment: str) -> "Notebook":
        """Open the notebook of an assignment from the list."""
        row = self._rows("fetched", assignment)
        row.locator(".assignment-notebooks-link").click()
        row.locator(".nested_list_item").get_by_role("link", name=assignment).click()
        return Notebook(self.page)

    def open_file(self, path: str) -> "Notebook":
        """Open a notebook by its address."""
        self.page.goto(self._server.url(f"lab/tree/{path}"))
        return Notebook(self.page)

    def submit(self, assignment: str) -> None:
        """Submit what was fetched."""
        self._show_list()
        self._rows("fetched", assignment).get_by_role("button", name="Submit").click()
        self._rows("submitted", assignment).wait_for()

    def fetch_feedback(self, assignment: str) -> None:
        """Fetch the feedback on what was submitted."""
        self._show_list()
        self.page.locator("#refresh_assignments_list").click()
        row = self._rows("submitted", assignment).filter(has_text="feedback available to fetch")
        row.get_by_role("button", name="Fetch Feedback").click()

    def view_feedback(self, assignment: str) -> FrameLocator:
        """Open the feedback: nbgrader shows its folder, the student the page in it."""
        self._rows("submitted", assignment).get_by_text("(view feedback)").click()
        self.page.locator(".jp-DirListing-item", has_text=f"{assignment}.html").dblclick()
        viewer = self.page.locator(".jp-HTMLViewer iframe")
        viewer.wait_for()
        self.page.keyboard.press("Control+b")
        return viewer.content_frame

    def _show_list(self) -> None:
        self.page.get_by_role("tab", name="Assignments").click()

    def _rows(self, part: str, assignment: str) -> Locator:
        return self.page.locator(f"#{part}_assignments_list > .list_item", has_text=assignment)


class Notebook:
    """The notebook in front."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self._panel = page.locator(".jp-NotebookPanel:visible")
        self._panel.wait_for()
        self._panel.locator(".jp-MarkdownCell h1").first.wait_for()
        expect(self._panel.locator(".jp-Notebook-ExecutionIndicator")).to_have_attribute(
            "data-status", "idle"
        )

    def cell(self, text: str) -> Locator:
        """The first code cell with this text; found by its place, it stays the same when the text changes."""
        cells = self._panel.locator(".jp-CodeCell")
        cells.filter(has_text=text).first.wait_for()
        places = [place for place, told in enumerate(cells.all_text_contents()) if text in told]
        return cells.nth(places[0])

    def write(self, cell: Locator, source: str) -> str:
        """Type over what a cell says; what it says then."""
        cell.locator(".cm-content").click()
        self.page.keyboard.press("Control+a")
        self.page.keyboard.insert_text(source)
        return cell.locator(".cm-content").inner_text()

    def run(self, cell: Locator) -> str:
        """Run a cell and wait for it; what it printed or raised."""
        prompt = cell.locator(".jp-InputPrompt")
        before = prompt.inner_text()
        prompt.click()
        expect(cell).to_have_class(re.compile("jp-mod-active"))
        self._panel.locator('[data-command="notebook:run-cell-and-select-next"]').click()
        expect(prompt).not_to_have_text(before)
        expect(prompt).to_have_text(re.compile(r"\[\d+\]:"))
        return "\n".join(cell.locator(".jp-OutputArea-output").all_inner_texts())

    def validate(self, screenshot: Path | None = None) -> str:
        """Press Validate, which saves the notebook; what the dialog says."""
        self._panel.locator(".validate-button").click()
        dialog = self.page.locator(".nbgrader-SuccessDialog, .nbgrader-ErrorDialog")
        dialog.wait_for()
        if screenshot:
            self.page.screenshot(path=screenshot)
        told = dialog.inner_text()
        dialog.get_by_role("button", name="Ok").click()
        return told
