"""The form grader, clicked as an instructor does."""

from playwright.sync_api import FrameLocator, Locator, Page, expect
from servers import Server


class FormGrader:
    """nbgrader's page for instructors, in a tab of JupyterLab."""

    def __init__(self, page: Page, server: Server) -> None:
        self.page = page
        page.goto(server.url())
        page.locator("#jp-MainMenu").get_by_text("Nbgrader").click()
        page.get_by_role("menuitem", name="Formgrader", exact=True).click()
        page.keyboard.press("Control+b")  # the side bar makes room
        self.frame: FrameLocator = page.frame_locator("#jp-main-dock-panel iframe")

    def assignment(self, name: str, action: str) -> str:
        """On the page of assignments: press one of an assignment's buttons; the log that it shows."""
        return self._press(self._row(".name", name).locator(f".{action} a"))

    def submission(self, student: str, action: str) -> str:
        """On the page of submissions: press one of a submission's buttons; the log that it shows."""
        return self._press(self._row(".student-id", student).locator(f".{action} a"))

    def score(self, student: str) -> str:
        """On the page of submissions: the score, such as `2 / 10`."""
        cell = self._row(".student-id", student).locator(".score")
        expect(cell).to_contain_text("/")
        return cell.inner_text()

    def go_to_submissions(self, assignment: str) -> None:
        """From the page of assignments, open that of an assignment's submissions."""
        self._follow(self._row(".name", assignment).locator(".num-submissions a"))

    def go_to_graded(self, assignment: str, student: str) -> None:
        """From the page of submissions, open a graded notebook by way of its student."""
        self._follow(self._row(".student-id", student).locator(".student-name a"))
        self._follow(self.frame.locator("#main-table").get_by_role("link", name=assignment))

    def show(self, task: str) -> None:
        """In a graded notebook: bring the feedback on a task into view."""
        self.frame.locator(".torchcourse", has_text=task).evaluate(
            "one => one.scrollIntoView({block: 'center'})"
        )

    def _follow(self, link: Locator) -> None:
        """Click, and wait until the old page is gone."""
        with self.page.expect_event("framenavigated"):
            link.click()

    def _row(self, column: str, text: str) -> Locator:
        return self.frame.locator("#main-table tr", has=self.page.locator(column, has_text=text))

    def _press(self, button: Locator) -> str:
        button.click()
        done = self.frame.locator("#success-modal, #error-modal")
        done.wait_for()
        log = done.inner_text()
        assert done.get_attribute("id") == "success-modal", log
        done.get_by_role("button", name="OK").click()
        done.wait_for(state="hidden")
        return log
