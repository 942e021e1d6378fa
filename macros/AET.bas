Attribute VB_Name = "AET"
Option Explicit

' The buttons of sheet Accueil. Each hands over to one Python function; what stands in the way is said first.
' Text is UTF-8 in this file and Windows-1252 in the workbook. No double quote inside a Python command.

Public Sub AET_Verifier()
    Launch "import aet_sheets.excel.buttons as b; b.check()", "aet verifier pilotage.xlsm"
End Sub

Public Sub AET_Diffuser()
    Launch "import aet_sheets.excel.buttons as b; b.distribute()", "aet diffuser"
End Sub

Public Sub AET_Consolider()
    Launch "import aet_sheets.excel.buttons as b; b.consolidate()", "aet consolider"
End Sub

Public Sub AET_Suivi()
    Launch "import aet_sheets.excel.buttons as b; b.follow_up()", "aet suivi"
End Sub

Public Sub AET_Rapport()
    Launch "import aet_sheets.excel.buttons as b; b.report()", "aet rapport"
End Sub

Public Sub AET_NouvelleEdition()
    Launch "import aet_sheets.excel.buttons as b; b.rollover()", "aet nouvelle-edition . ÉDITION"
End Sub

Public Sub AET_OuvrirDossier()
    Launch "import aet_sheets.excel.buttons as b; b.open_folder()", ""
End Sub

' Runs a Python command on this workbook, or says why it cannot be run and by which line the same thing is done.
Private Sub Launch(ByVal command As String, ByVal sameThing As String)
    Dim obstacle As String, number As Long, description As String
    On Error GoTo Failed
    obstacle = ObstacleTo(ThisWorkbook.FullName, ThisWorkbook.Path, IsReadOnly(), Interpreter())
    If Len(obstacle) > 0 Then
        Say WithWayRound(obstacle, sameThing)
    ElseIf RunPython(command) = -1 Then
        Say WithWayRound(Stopped(), sameThing)
    End If
    Exit Sub
Failed:
    number = Err.Number
    description = Err.Description
    On Error Resume Next
    Application.StatusBar = False
    Say WithWayRound(Failure(number, description), sameThing)
End Sub

' The interpreter that xlwings will call: the sheet names one for Windows and one for the Mac.
Private Function Interpreter() As String
    If Application.PathSeparator = "\" Then
        Interpreter = Setting("Interpreter_Win")
    Else
        Interpreter = Setting("Interpreter_Mac")
    End If
End Function

Private Function Setting(ByVal name As String) As String
    Dim row As Long
    With ThisWorkbook.Worksheets("xlwings.conf")
        For row = 1 To 30
            If LCase(CStr(.Cells(row, 1).Value)) = LCase(name) Then
                Setting = Trim(CStr(.Cells(row, 2).Value))
                Exit Function
            End If
        Next row
    End With
End Function
